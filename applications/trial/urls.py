from django.urls import path

from applications.desk.supervision.completing import completing
from applications.moving import views as moving
from applications.trial import views

# What stands beside a procedure that is written: its trial here, and the pages of its dossiers.
app_name = "trial"

urlpatterns = [
    path("<str:code>/xem-truoc/", views.preview, name="preview"),
    path("<str:code>/chay-thu/", views.run, name="run"),
    path("<str:code>/chay-thu/giay/", views.paper, name="paper"),
    path("<str:code>/ban-in/<str:paper>/", views.result, name="result"),
    path("<str:code>/bo-sung/", completing, name="completing"),
    path("<str:code>/chuyen-ho-so/", moving.migration, name="migration"),
    path("<str:code>/chuyen-ho-so/<uuid:plan>/hoan-lai/", moving.undo, name="undo"),
]
