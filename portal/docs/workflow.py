"""A workflow's table as a diagram and as a table."""

from collections.abc import Iterator

from portal.workflow import Transition, Workflow


def diagram(workflow: Workflow, first: str) -> str:
    """The states and the ways between them in Mermaid's language; states without a way out are final."""
    order = list(workflow.state_labels)
    edges = [edge for transition in workflow.transitions for edge in _edges(transition, order)]
    final = [state for state in order if not any(source == state for source, _target, _name in edges)]
    lines = [
        f"    [*] --> {first}",
        *(f"    {source} --> {target}: {name}" for source, target, name in edges),
        *(f"    {state} --> [*]" for state in final),
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _edges(transition: Transition, order: list[str]) -> Iterator[tuple[str, str, str]]:
    for source in sorted(transition.sources, key=order.index):
        yield source, transition.target or source, transition.name


def table(workflow: Workflow) -> str:
    """Every transition in a row: from where to where, who may, what the act must carry, what it does."""
    order = list(workflow.state_labels)
    return "\n".join(
        [
            "| act | from | to | who | needs | what happens |",
            "|---|---|---|---|---|---|",
            *(_row(transition, order) for transition in workflow.transitions),
        ]
    )


def _row(transition: Transition, order: list[str]) -> str:
    cells = [
        f"`{transition.name}`",
        ", ".join(sorted(transition.sources, key=order.index)),
        transition.target or "the same",
        transition.permission,
        ", ".join(dict.fromkeys(need.name for need in transition.needs)) or "–",
        str(transition.explains),
    ]
    return f"| {' | '.join(cells)} |"
