from django.urls import path

from applications.desk import handling, queue
from applications.desk.acts import intake, money, papers, steps, supplement

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("ho-so/<uuid:pk>/", handling.dossier, name="dossier"),
    path("ho-so/<uuid:pk>/tiep-nhan/", intake.accept_dossier, name="accept"),
    path("ho-so/<uuid:pk>/tu-choi/", intake.refuse_dossier, name="refuse"),
    path("ho-so/<uuid:pk>/bo-sung/<int:run_id>/", supplement.ask_supplement, name="request_supplement"),
    path("ho-so/<uuid:pk>/buoc/<int:run_id>/", steps.complete, name="complete"),
    path("ho-so/<uuid:pk>/thu-phi/<int:charge_id>/", money.settle, name="settle"),
    path("ho-so/<uuid:pk>/phieu-kiem-soat/", papers.control_sheet, name="control_sheet"),
]
