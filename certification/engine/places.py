"""From a place in a package to lines and columns: asked only for what is reported."""

from certification.engine.context import Context
from certification.engine.nodes import Place
from certification.engine.report import Spot
from connectors.package.package import NAMES
from connectors.package.positions import Positions, Span

NOWHERE = Span(1, 1, 1, 1)


class Places:
    """The spots of one package. Files that are not there, and images, have only their first line."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def spot(self, place: Place) -> Spot:
        """Where the place is: its file's canonical name, its pointer and its span."""
        return Spot(NAMES[place.role], place.pointer, self._span(place))

    def positions(self, role: str) -> Positions | None:
        """The positions in the text of a file; None when it has none."""
        file = self._context.texts.get(role)
        return file.positions if file else None

    def text(self, role: str) -> str:
        """The decoded text of a file that has positions."""
        return self._context.texts[role].text

    def _span(self, place: Place) -> Span:
        positions = self.positions(place.role)
        if positions is None:
            return NOWHERE
        if place.span:
            return positions.span(*place.span)
        return positions.locate(place.pointer) if place.role in self._context.files else NOWHERE
