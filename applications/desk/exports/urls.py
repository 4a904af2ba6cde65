from django.urls import path

from applications.desk.exports import views

app_name = "exports"

urlpatterns = [
    path("", views.new, name="new"),
    path("<uuid:pk>/", views.export, name="export"),
    path("<uuid:pk>/tep/", views.download, name="download"),
]
