from django.urls import path

from applications.desk.bulk import views

app_name = "bulk"

urlpatterns = [
    path("", views.new, name="new"),
    path("<uuid:pk>/", views.bulk, name="bulk"),
    path("<uuid:pk>/lam/", views.begin, name="begin"),
    path("<uuid:pk>/dung/", views.stop, name="stop"),
]
