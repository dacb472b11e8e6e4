"""The addresses of the API, below `/api/v1/`."""

from django.urls import path, re_path

from portal.api.views.actions import Actions
from portal.api.views.catalogue import Catalogue, CatalogueEntry, CertifiedPackage
from portal.api.views.me import Me
from portal.api.views.packages import Packages
from portal.api.views.policy import Policy
from portal.api.views.reports import Report
from portal.api.views.schema import Schema
from portal.api.views.submissions import SubmissionDetail, Submissions
from portal.api.views.unknown import Unknown

app_name = "api"

urlpatterns = [
    path("me/", Me.as_view(), name="me"),
    path("submissions/", Submissions.as_view(), name="submissions"),
    path("submissions/<uuid:submission_id>/", SubmissionDetail.as_view(), name="submission"),
    path("submissions/<uuid:submission_id>/packages/", Packages.as_view(), name="packages"),
    path("submissions/<uuid:submission_id>/actions/<str:name>/", Actions.as_view(), name="action"),
    path("submissions/<uuid:submission_id>/report/", Report.as_view(), name="report"),
    path("policy/", Policy.as_view(), name="policy"),
    path("catalogue/", Catalogue.as_view(), name="catalogue"),
    path("catalogue/<slug:slug>/", CatalogueEntry.as_view(), name="catalogue-entry"),
    path("catalogue/<slug:slug>/package/", CertifiedPackage.as_view(), name="catalogue-package"),
    path("schema/", Schema.as_view(), name="schema"),
    re_path("", Unknown.as_view()),
]
