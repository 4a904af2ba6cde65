from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign_in"),
    path("can-bo/dang-nhap/", views.StaffSignIn.as_view(), name="staff_sign_in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign_out"),
    path("tao-tai-khoan/", views.register, name="register"),
    path("tai-khoan/", views.me, name="me"),
    path("tai-khoan/to-chuc/", views.organisations, name="organisations"),
]
