"""A publisher with people of every kind, and browsers signed in as them.

Models are imported where they are used: pytest may read this file before Django is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

if TYPE_CHECKING:
    from certification.models import Submission
    from portal.accounts.models import Publisher, User

    SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in(db: Any) -> SignIn:
    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def publisher(db: Any) -> Publisher:
    from tests.factories import make_publisher

    return make_publisher("Northwind")


@pytest.fixture
def author(publisher: Publisher) -> User:
    from tests.factories import make_member

    return make_member(publisher, "developer", "Dora Developer")


@pytest.fixture
def own(author: User, sign_in: SignIn) -> Client:
    return sign_in(author)


@pytest.fixture
def viewer(publisher: Publisher, sign_in: SignIn) -> Client:
    from tests.factories import make_member

    return sign_in(make_member(publisher, "viewer", "Vito Viewer"))


@pytest.fixture
def foreign(sign_in: SignIn) -> Client:
    from tests.factories import make_member, make_publisher

    return sign_in(make_member(make_publisher("Fabrikam"), name="Felix Foreign"))


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    from tests.factories import make_reviewer

    return sign_in(make_reviewer())


@pytest.fixture
def draft(publisher: Publisher, author: User) -> Submission:
    """The flawed sample, validated."""
    from tests.portal.web.rounds import make_draft

    return make_draft(publisher, author)
