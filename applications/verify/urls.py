from django.urls import path, re_path

from applications.verify import views

app_name = "verify"

urlpatterns = [
    path("", views.door, name="door"),
    path("chung-thu-goc.pem", views.root, name="root"),
    re_path(r"^(?P<code>[0-9A-Za-z-]{4,20})/$", views.paper, name="paper"),
    re_path(r"^(?P<code>[0-9A-Za-z-]{4,20})/bang-chung\.json$", views.proof, name="proof"),
]
