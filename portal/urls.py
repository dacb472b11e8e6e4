"""All URLs: pages by audience, the API, sign-in."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("api/v1/", include("portal.api.urls")),
    path("", include("portal.web.urls")),
]
