"""One's own account: who one is, and the tokens for the API."""

from datetime import timedelta

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.accounts import tokens
from portal.accounts.models import ApiToken, Scope, User
from portal.web.actor import actor_of

LIVES = [(1, _("1 day")), (7, _("7 days")), (30, _("30 days")), (90, _("90 days"))]


class TokenForm(forms.Form):
    """Name, scopes and life of a new token. Only the scopes that the person can give are offered."""

    name = forms.CharField(label=_("What is it for?"), max_length=80)
    scopes = forms.MultipleChoiceField(label=_("It may"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(
        label=_("It ends after"),
        help_text=_("A token that may decide ends after 24 hours at the latest."),
        choices=LIVES,
        coerce=int,
        initial=30,
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        given = tokens.scopes_for(user)
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(scope, Scope(scope).label) for scope in given]
        field.initial = [Scope.READ]


@login_required
@require_safe
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    return _page(request, TokenForm(_user(request)))


@login_required
@require_POST
@never_cache
def issue_token(request: HttpRequest) -> HttpResponse:
    """Issue a token and show its secret, which is kept nowhere: therefore no redirect.

    A token that may decide is issued after the person has just proved who they are.
    """
    form = TokenForm(_user(request), request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    if Scope.DECIDE in form.cleaned_data["scopes"]:
        raise_if_reauthentication_required(request, app="portal.accounts")
    life = timedelta(days=form.cleaned_data["days"])
    token, secret = tokens.issue(_user(request), form.cleaned_data["name"], form.cleaned_data["scopes"], life)
    return _page(request, TokenForm(_user(request)), issued=token, secret=secret, status=201)


@login_required
@require_POST
def revoke_token(request: HttpRequest, token_id: int) -> HttpResponse:
    token = get_object_or_404(ApiToken, pk=token_id, user=_user(request))
    tokens.revoke(token)
    messages.success(request, gettext("The token “%(name)s” is revoked.") % {"name": token.name})
    return redirect("account")


def _page(request: HttpRequest, form: TokenForm, status: int = 200, **context: object) -> HttpResponse:
    valid = ApiToken.objects.filter(user=_user(request), revoked_at=None, expires_at__gt=timezone.now())
    known = {
        "form": form,
        "tokens": valid,
        "memberships": _user(request).memberships.select_related("publisher"),
        "scope_labels": dict(Scope.choices),
    }
    return render(request, "account.html", {**known, **context}, status=status)


def _user(request: HttpRequest) -> User:
    user = actor_of(request).user
    assert user is not None  # noqa: S101 - actor_of lets nobody through without
    return user
