from django.urls import path

from applications.desk.returning import handing, start

app_name = "returning"

urlpatterns = [
    path("", start.start, name="start"),
    path("<uuid:pk>/", handing.hand, name="hand"),
    path("<uuid:pk>/thu-phi/<int:charge_id>/", handing.settle, name="settle"),
    path("<uuid:pk>/bao-nhan/<int:delivery_id>/", start.confirm, name="confirm"),
]
