"""Rules about the structure of the definition (DEF): the Swagger 2.0 schema."""
