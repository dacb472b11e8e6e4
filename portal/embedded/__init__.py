"""The bundled PostgreSQL and Redis, the list of the product's processes, and the supervisor that runs them.

`make run`, the tests and the proofs start the site through here. Nothing in this package imports Django:
it must be able to start, stop and explain when the site itself cannot be loaded.
"""
