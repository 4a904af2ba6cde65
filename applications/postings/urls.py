from django.urls import path

from applications.postings import views

app_name = "postings"

urlpatterns = [
    path("", views.postings, name="list"),
    path("<int:pk>/", views.posting, name="posting"),
]
