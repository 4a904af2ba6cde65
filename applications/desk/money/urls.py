from django.urls import path

from applications.desk.money import cash_book, waiting

app_name = "money"

urlpatterns = [
    path("", waiting.unpaid, name="unpaid"),
    path("hoan-tra/", waiting.to_give_back, name="to_give_back"),
    path("<int:charge_id>/thu/", waiting.take, name="take"),
    path("<int:charge_id>/hoan-tra/", waiting.give_back, name="give_back"),
    path("so-thu/", cash_book.book, name="book"),
    path("so-thu/tep/", cash_book.export, name="export"),
]
