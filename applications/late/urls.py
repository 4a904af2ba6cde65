from django.urls import path

from applications.late import views

app_name = "late"

urlpatterns = [path("", views.late, name="list")]
