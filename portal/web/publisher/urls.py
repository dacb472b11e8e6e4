"""Pages of the people of a publisher; staff may look at them too."""

from django.urls import path

from portal.web.publisher import acts, download, files, listing, submission, upload

app_name = "publisher"

urlpatterns = [
    path("", listing.submissions, name="submissions"),
    path("new/", upload.upload, name="upload"),
    path("<uuid:submission_id>/", submission.show, name="submission"),
    path("<uuid:submission_id>/live/", submission.live, name="live"),
    path("<uuid:submission_id>/rounds/", upload.add_to, name="add_round"),
    path("<uuid:submission_id>/actions/<slug:name>/", acts.act, name="act"),
    path("<uuid:submission_id>/rounds/<int:number>/files/<str:name>", files.show, name="file"),
    path("<uuid:submission_id>/rounds/<int:number>/package.zip", download.package, name="package"),
]
