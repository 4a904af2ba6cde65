from django.urls import path

from procedures.catalogue import views, walking

app_name = "procedures"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("theo-nhom/", walking.walk, name="walk"),
    path("viec-doi/<slug:slug>/", walking.life_event, name="life_event"),
    path("<str:code>/", views.procedure, name="procedure"),
]
