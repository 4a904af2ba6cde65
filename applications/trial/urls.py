from django.urls import path

from applications.trial import completing, moving, views

app_name = "trial"

urlpatterns = [
    path("<str:code>/xem-truoc/", views.preview, name="preview"),
    path("<str:code>/chay-thu/", views.run, name="run"),
    path("<str:code>/chay-thu/giay/", views.paper, name="paper"),
    path("<str:code>/bo-sung/", completing.completing, name="completing"),
    path("<str:code>/chuyen-ho-so/", moving.migration, name="migration"),
    path("<str:code>/chuyen-ho-so/<uuid:plan>/hoan-lai/", moving.undo, name="undo"),
]
