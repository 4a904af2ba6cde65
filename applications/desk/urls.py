from django.urls import path

from applications.desk import handling, registers
from applications.desk.acts import intake, looking, money, papers, people, steps, supplement
from applications.desk.queue import lists, searching, views

app_name = "desk"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("tim/", searching.search, name="search"),
    path("cot/", lists.choose_columns, name="columns"),
    path("luu/", lists.save_view, name="save_view"),
    path("luu/<int:pk>/xoa/", lists.delete_view, name="delete_view"),
    path("ho-so/<uuid:pk>/", handling.dossier, name="dossier"),
    path("ho-so/<uuid:pk>/tiep-nhan/", intake.accept_dossier, name="accept"),
    path("ho-so/<uuid:pk>/tu-choi/", intake.refuse_dossier, name="refuse"),
    path("ho-so/<uuid:pk>/bo-sung/<int:run_id>/", supplement.ask_supplement, name="request_supplement"),
    path("ho-so/<uuid:pk>/buoc/<int:run_id>/", steps.complete, name="complete"),
    path("ho-so/<uuid:pk>/nhan-viec/<int:run_id>/", people.claim_step, name="claim"),
    path("ho-so/<uuid:pk>/tra-viec/<int:run_id>/", people.release_step, name="release"),
    path("ho-so/<uuid:pk>/phan-cong/", people.assign_step, name="assign"),
    path("phim-tat/", looking.shortcuts, name="shortcuts"),
    path("ho-so/<uuid:pk>/dang-xem/", looking.look_on, name="look"),
    path("ho-so/<uuid:pk>/da-kiem/", looking.check_papers, name="check"),
    path("ho-so/<uuid:pk>/thu-phi/<int:charge_id>/", money.settle, name="settle"),
    path("ho-so/<uuid:pk>/phieu-kiem-soat/", papers.control_sheet, name="control_sheet"),
    path("ho-so/<uuid:pk>/cap-lai-giay/", papers.reissue, name="reissue_paper"),
    path("ho-so/<uuid:pk>/in-giay-tiep-nhan/", papers.print_receipt, name="print_receipt"),
    path("so-theo-doi/", registers.registers, name="registers"),
    path("so-theo-doi/<int:paper_id>/", registers.register, name="register"),
]
