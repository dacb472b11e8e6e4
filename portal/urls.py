"""All URLs: pages by audience, the API, sign-in."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("api/v1/", include("portal.api.urls")),
    path("", include("portal.web.urls")),
]

handler400 = "portal.web.errors.bad_request"
handler403 = "portal.web.errors.permission_denied"
handler404 = "portal.web.errors.page_not_found"
handler500 = "portal.web.errors.server_error"
