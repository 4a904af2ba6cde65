from django.urls import path

from procedures.catalogue import views

app_name = "procedures"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<str:code>/", views.procedure, name="procedure"),
]
