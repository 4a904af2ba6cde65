from django.urls import path

from bench.bare import views

urlpatterns = [
    path("", views.listing),
    path("start/", views.start),
    path("one/", views.one_page),
    path("<uuid:pk>/check/", views.check, name="check"),
    path("<uuid:pk>/filed/", views.filed, name="filed"),
    path("<uuid:pk>/<slug:name>/", views.step, name="step"),
]
