"""Every address of the portal. Vietnamese words for people, English for programs."""

from django.urls import include, path
from django.views.i18n import set_language
from drf_spectacular.views import SpectacularAPIView

from portal import errors, health

urlpatterns = [
    path("", include(("portal.pages", "portal"))),
    path("", include("accounts.urls")),
    path("thu-tuc/", include("procedures.catalogue.urls")),
    path("co-quan/", include("procedures.catalogue.offices.urls")),
    path("cong-khai/", include("procedures.catalogue.publicity.urls")),
    path("", include("applications.citizen.urls")),
    path("can-bo/soan-thu-tuc/", include("applications.trial.urls")),
    path("can-bo/soan-thu-tuc/", include("procedures.editor.urls")),
    path("", include("applications.tickets.urls")),
    path("can-bo/quay/", include("applications.desk.counter.urls")),
    path("can-bo/tra-ket-qua/", include("applications.desk.returning.urls")),
    path("can-bo/phan-cong/", include("applications.desk.people.urls")),
    path("can-bo/hang-loat/", include("applications.desk.bulk.urls")),
    path("can-bo/danh-sach/", include("applications.desk.exports.urls")),
    path("can-bo/dieu-hanh/", include("applications.desk.supervision.urls")),
    path("can-bo/thu-phi/", include("applications.desk.money.urls")),
    path("niem-yet/", include("applications.postings.urls")),
    path("ho-so-tre-han/", include("applications.late.urls")),
    path("can-bo/", include("applications.desk.urls")),
    path("xac-minh/", include("applications.verify.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
    path("api/v1/", include("procedures.catalogue.api_urls")),
    path("api/v1/", include("procedures.exchange.api_urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("livez", health.live),
    path("readyz", health.ready),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
