"""Reviewers and their browsers. Models are imported where they are used: this file is read before Django is set up."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def reviewer(db: None) -> Any:
    from tests.factories import make_reviewer

    return make_reviewer("Rita Reviewer")


@pytest.fixture
def signed_in(reviewer: Any, client_of: Callable[[Any], Client]) -> Client:
    return client_of(reviewer)


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    def sign_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
