"""
What
    An operation has a `default` response but none for a success code (200 to 299).

Why
    `default` stands for every answer that nobody expected. Without a success code the designer does not know what
    the operation returns, and makers get no fields to use in later steps.

Wrong
    `default` is the only response of the operation.

Right
    A response for 200 with a description and a schema; `default`, if there is one, for failures.

How to fix
    Add a response for the code that the service returns on success, with the schema of what it returns.

Exceptions
    An operation without any response is found by RSP-001, one without `default` and success code by RSP-002.

Source
    CST; PR 1425
"""

from collections.abc import Iterator

from certification.engine.context import Context
from certification.engine.example import Example
from certification.engine.kinds import Kind
from certification.engine.nodes import Breach, Node
from certification.engine.rule import Rule

RULE = Rule(
    code="RSP-010",
    title="Only a default response, no success code",
    severity="error",
    message="Operation {operation}: a 'default' response alone is not enough; add a response for its success code.",
    fix="Add a response for the success code, such as 200, with the schema of what the operation returns.",
    example=Example(
        wrong={"/paths/~1invoices/get/responses": {"default": {"description": "The invoices."}}},
    ),
)


@RULE.visits(Kind.OPERATION, key="responses")
def check(node: Node, context: Context) -> Iterator[Breach]:
    """Found at the responses, which lack the success code."""
    operation = context.operation(node)
    statuses = {response.status for response in operation.responses}
    if "default" in statuses and not any(_is_success(status) for status in statuses):
        yield Breach(node.at("responses"), {"operation": operation.name})


def _is_success(status: str) -> bool:
    return len(status) == 3 and status.startswith("2")
