from django.urls import path

from procedures.editor import (
    adding,
    arranging,
    begin,
    draft,
    history,
    home,
    judging,
    library,
    moving,
    part,
    retiring,
    reviewing,
)

app_name = "editor"

urlpatterns = [
    path("", home.home, name="home"),
    path("moi/", begin.new, name="new"),
    path("thu-vien/", library.shelf, name="library"),
    path("<str:code>/", draft.draft, name="draft"),
    path("<str:code>/bat-dau/", draft.start, name="start"),
    path("<str:code>/bo-ban-nhap/", draft.discard, name="discard"),
    path("<str:code>/du-lieu-quoc-gia/", draft.national, name="national"),
    path("<str:code>/phan/<path:place>/", part.part, name="part"),
    path("<str:code>/them/<path:place>/", adding.add, name="add"),
    path("<str:code>/sap-xep/<path:place>/", arranging.arrange, name="arrange"),
    path("<str:code>/chuyen/<path:place>/", moving.move, name="move"),
    path("<str:code>/xoa/<path:place>/", arranging.remove, name="remove"),
    path("<str:code>/luu-thu-vien/<path:place>/", library.keep, name="keep"),
    path("<str:code>/van-ban/", library.legal, name="legal"),
    path("<str:code>/kiem-tra/", judging.check, name="check"),
    path("<str:code>/so-sanh/", judging.diff, name="diff"),
    path("<str:code>/lich-su/", history.history, name="history"),
    path("<str:code>/tai-ve/", history.export, name="export"),
    path("<str:code>/duyet/", reviewing.review, name="review"),
    path("<str:code>/cong-bo/", reviewing.publish, name="publish"),
    path("<str:code>/bai-bo/", retiring.retire, name="retire"),
]
