from django.urls import path

from applications.desk import drafts, handling, registers
from applications.desk.acts import (
    clock,
    custody,
    intake,
    looking,
    meetings,
    money,
    papers,
    people,
    postings,
    steps,
    supplement,
)
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
    path("ho-so/<uuid:pk>/du-thao/<slug:paper_id>/", drafts.draft, name="draft"),
    path("phim-tat/", looking.shortcuts, name="shortcuts"),
    path("ho-so/<uuid:pk>/dang-xem/", looking.look_on, name="look"),
    path("ho-so/<uuid:pk>/da-kiem/", looking.check_papers, name="check"),
    path("ho-so/<uuid:pk>/tam-dung/<int:run_id>/", clock.pause_clock, name="pause"),
    path("ho-so/<uuid:pk>/tinh-tiep/<int:run_id>/", clock.resume_clock, name="resume"),
    path("ho-so/<uuid:pk>/hen-lai/<int:run_id>/", clock.propose_time, name="propose_extension"),
    path("ho-so/<uuid:pk>/duyet-hen-lai/<int:extension_id>/", clock.decide_time, name="decide_extension"),
    path("ho-so/<uuid:pk>/cho-rut/", clock.decide_giving_back, name="decide_withdrawal"),
    path("ho-so/<uuid:pk>/dung/", clock.stop_dossier, name="stop"),
    path("ho-so/<uuid:pk>/thu-phi/<int:charge_id>/", money.settle, name="settle"),
    path("ho-so/<uuid:pk>/hoan-tra/<int:charge_id>/", money.refund, name="refund"),
    path("ho-so/<uuid:pk>/khoan-thu/<int:run_id>/", money.set_amount, name="set_charge"),
    path("ho-so/<uuid:pk>/hen-hop/<int:run_id>/", meetings.plan, name="plan_meeting"),
    path("ho-so/<uuid:pk>/bien-ban/<int:run_id>/", meetings.record, name="record_meeting"),
    path("ho-so/<uuid:pk>/y-kien/<int:objection_id>/", postings.answer, name="answer_objection"),
    path("ho-so/<uuid:pk>/ban-giay/", custody.receive, name="receive_originals"),
    path("ho-so/<uuid:pk>/ban-giao/", custody.hand_over, name="hand_over_originals"),
    path("ho-so/<uuid:pk>/ky-nhan/", custody.sign_for, name="receive_hand_over"),
    path("ho-so/<uuid:pk>/phieu-kiem-soat/", papers.control_sheet, name="control_sheet"),
    path("ho-so/<uuid:pk>/cap-lai-giay/", papers.reissue, name="reissue_paper"),
    path("ho-so/<uuid:pk>/in-giay-tiep-nhan/", papers.print_receipt, name="print_receipt"),
    path("so-theo-doi/", registers.registers, name="registers"),
    path("so-theo-doi/<int:paper_id>/", registers.register, name="register"),
]
