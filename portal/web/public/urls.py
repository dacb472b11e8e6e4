from django.urls import path

from portal.web.public import downloads, views

app_name = "public"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<slug:slug>/", views.connector, name="connector"),
    path("<slug:slug>/operation/", views.operation, name="operation"),
    path("<slug:slug>/icon.png", downloads.icon, name="icon"),
    path("<slug:slug>/package/", downloads.package, name="package"),
]
