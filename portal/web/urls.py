"""Pages by audience. Each audience has its own list; what serves everybody is here."""

from django.urls import include, path
from django.views.i18n import set_language

from portal.web import accounts, home, machines

urlpatterns = [
    path("", home.home, name="home"),
    path("account/", accounts.account, name="account"),
    path("account/tokens/", accounts.issue_token, name="issue_token"),
    path("account/tokens/<int:token_id>/revoke/", accounts.revoke_token, name="revoke_token"),
    path("language/", set_language, name="set_language"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("submissions/", include("portal.web.publisher.urls")),
    path("review/", include("portal.web.reviewer.urls")),
    path("catalogue/", include("portal.web.public.urls")),
]
