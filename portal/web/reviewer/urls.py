"""Pages for staff; only reviewers and leads act on them."""

from django.urls import path

from portal.web.reviewer import acts, case, draft, preview, queue

app_name = "reviewer"

urlpatterns = [
    path("", queue.show, name="queue"),
    path("next/", acts.claim_next, name="next"),
    path("<uuid:submission_id>/", case.show, name="case"),
    path("<uuid:submission_id>/preview/", preview.show, name="preview"),
    path("<uuid:submission_id>/icon.png", preview.icon, name="icon"),
    path("<uuid:submission_id>/draft/", draft.save, name="draft"),
    path("<uuid:submission_id>/draft/line/", draft.pin_line, name="pin_line"),
    path("<uuid:submission_id>/actions/<slug:name>/", acts.act, name="act"),
]
