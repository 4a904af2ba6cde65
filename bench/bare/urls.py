from django.urls import path

from bench.bare import desk, views

urlpatterns = [
    path("", views.listing),
    path("start/", views.start),
    path("one/", views.one_page),
    path("desk/", desk.queue),
    path("desk/<uuid:pk>/", desk.accept, name="accept"),
    path("<uuid:pk>/check/", views.check, name="check"),
    path("<uuid:pk>/filed/", views.filed, name="filed"),
    path("<uuid:pk>/<slug:name>/", views.step, name="step"),
]
