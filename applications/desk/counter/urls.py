from django.urls import path

from applications.desk.counter import choosing, received, serving, standing_in, start, turning_back

app_name = "counter"

urlpatterns = [
    path("", start.start, name="start"),
    path("nguoi/<int:person_id>/", choosing.choose, name="person"),
    path("<uuid:pk>/", serving.serve, name="serve"),
    path("<uuid:pk>/bo-sung/", turning_back.ask, name="ask"),
    path("<uuid:pk>/tu-choi/", turning_back.refuse, name="refuse"),
    path("<uuid:pk>/bo/", turning_back.discard, name="discard"),
    path("<uuid:pk>/lam-thay/", standing_in.stand_in, name="stand_in"),
    path("<uuid:pk>/da-nhan/", received.received, name="received"),
]
