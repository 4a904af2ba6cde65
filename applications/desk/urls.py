from django.urls import path

from applications.desk import acts, handling, queue

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("ho-so/<uuid:pk>/", handling.dossier, name="dossier"),
    path("ho-so/<uuid:pk>/tiep-nhan/", acts.accept_dossier, name="accept"),
    path("ho-so/<uuid:pk>/tu-choi/", acts.refuse_dossier, name="refuse"),
    path("ho-so/<uuid:pk>/bo-sung/<int:run_id>/", acts.ask_supplement, name="request_supplement"),
    path("ho-so/<uuid:pk>/buoc/<int:run_id>/", acts.complete, name="complete"),
    path("ho-so/<uuid:pk>/thu-phi/<int:charge_id>/", acts.settle, name="settle"),
    path("ho-so/<uuid:pk>/phieu-kiem-soat/", acts.control_sheet, name="control_sheet"),
]
