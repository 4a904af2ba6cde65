from django.urls import path, re_path

from applications import downloads
from applications.citizen import (
    asking,
    dossier,
    dossiers,
    filing,
    papers,
    place,
    returning,
    starting,
    tracking,
    withdrawing,
)

app_name = "citizen"

urlpatterns = [
    re_path(r"^nop-ho-so/(?P<code>[0-9.]{1,40})/$", starting.start, name="start"),
    path("ho-so/", dossiers.dossiers, name="dossiers"),
    path("ho-so/<uuid:pk>/", dossier.dossier, name="dossier"),
    path("ho-so/<uuid:pk>/trang/<slug:page_id>/", asking.page, name="page"),
    path("ho-so/<uuid:pk>/nhan-ket-qua/", returning.returning, name="returning"),
    path("ho-so/<uuid:pk>/noi-lam/", place.place, name="place"),
    path("ho-so/<uuid:pk>/giay-to/", papers.papers, name="papers"),
    path("ho-so/<uuid:pk>/kiem-tra/", filing.check, name="check"),
    path("ho-so/<uuid:pk>/rut/", withdrawing.ask_back, name="ask_back"),
    path("ho-so/<uuid:pk>/khong-rut/", withdrawing.want_after_all, name="want_after_all"),
    path("ho-so/<uuid:pk>/xoa/", withdrawing.discard, name="discard"),
    path("ho-so/<uuid:pk>/da-nop/", filing.submitted, name="submitted"),
    path("ho-so/<uuid:pk>/buoc/<int:run_id>/", dossier.confirm, name="confirm"),
    path("ho-so/<uuid:pk>/tep/<int:attachment_id>/", downloads.attachment, name="file"),
    path("ho-so/<uuid:pk>/giay/<int:paper_id>/", downloads.paper, name="paper"),
    path("tra-cuu/", tracking.track, name="track"),
]
