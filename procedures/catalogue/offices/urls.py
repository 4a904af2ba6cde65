from django.urls import path

from procedures.catalogue.offices import views

app_name = "offices"
urlpatterns = [
    path("", views.offices, name="offices"),
    path("<str:code>/", views.office, name="office"),
]
