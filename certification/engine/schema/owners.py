"""Which rule reports which breach of the schema: each exactly one.

The rule of the keyword, unless the schema names another `owner` beside it. Breaches for which Microsoft has
a name of its own but whose rule is not there yet are reported by the rule of their kind; the rule that
takes one over writes its code as `owner` into the schema, and nothing else changes:

| breach | now | then |
|---|---|---|
| `responses` without an entry | DEF-013 | RSP-001 |
| key of `responses` is no status | DEF-003 | RSP-007 |
| key of `paths` without `/` at its start | DEF-003 | OPS-006 |
| `required: []`, `enum: []` | DEF-013 | RSP-023, RSP-027 |
| `multipleOf`, `maxItems` … out of bounds | DEF-012 | RSP-030, RSP-034 … RSP-041 |
| `exclusiveMaximum` without `maximum` | DEF-002 | RSP-031, RSP-032 |
| path parameter not `required: true` | DEF-002, DEF-012 | PAR-003 |
| body parameter without `schema`, with `type`; others with `schema` | DEF-002, DEF-003 | PAR-013 … PAR-015 |
| `type: file` in a place where it may not be | DEF-012 | PAR-009, RSP-018 |
| keys of a security definition | DEF-002, DEF-003 | SEC-005, SEC-006 |
| `$ref` below `parameters`, `responses` of the document | DEF-003 | DEF-027, DEF-030 |
"""

BY_KEYWORD = {
    "additionalProperties": "DEF-003",
    "const": "DEF-012",
    "enum": "DEF-012",
    "exclusiveMinimum": "DEF-012",
    "falseSchema": "DEF-003",
    "maxProperties": "DEF-005",
    "minItems": "DEF-013",
    "minProperties": "DEF-013",
    "minimum": "DEF-012",
    "required": "DEF-002",
    "type": "DEF-011",
    "uniqueItems": "DEF-014",
}
# Keywords that have no rule of their own: the schema must name an owner beside them.
ALWAYS_OWNED = frozenset({"not", "pattern"})
