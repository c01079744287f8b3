"""Names that families of many countries have. Put together by chance: nobody is meant."""

from typing import NamedTuple


class Origin(NamedTuple):
    """Where a family comes from: the language that some of it speak, how common it is, and names."""

    language: str
    share: int
    families: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_GERMAN_FAMILIES = _names(
    "Ahlers Bartels Bergmann Böhme Borchers Brandes Cordes Dierksen Ehlers Engelke Feldmann Fricke Gerdes Grote Harms Heitmann "
    "Hinrichs Hoffrogge Imhoff Jacobs Janßen Kamp Kersten Klages Köster Krause Kruse Lange Lindner Lohmann Lüders Maibaum Marquardt "
    "Meinecke Michels Mohr Niemann Oltmanns Onken Paulsen Petersen Pieper Quast Rademacher Reinders Rohde Röver Sander Schaper "
    "Schlüter Schomburg Sieber Stahmann Steffens Tiedemann Uhlig Vogt Wedekind Wenzel Wichmann Wulff Zeidler Zimmer"
)
_GERMAN_WOMEN = _names(
    "Andrea Anja Antje Bettina Birgit Carola Christa Dagmar Daniela Doris Elke Franziska Gabi Gisela Heike Helga Ina Inge Jana "
    "Jessica Julia Karin Katja Kerstin Lena Manuela Marion Martina Melanie Monika Nadine Nicole Petra Renate Sabine Sandra Silke "
    "Stefanie Svenja Tanja Ulrike"
)
_GERMAN_MEN = _names(
    "Andreas Bernd Carsten Christian Daniel Detlef Dieter Dirk Florian Frank Gerd Hans Heiko Helmut Holger Ingo Jens Jörg Jürgen Kai "
    "Klaus Lars Manfred Marco Markus Matthias Michael Norbert Oliver Peter Rainer Ralf Rolf Sascha Stefan Sven Thomas Thorsten Timo "
    "Uwe Volker Wolfgang"
)
_GERMAN_GIRLS = _names(
    "Amelie Anni Charlotte Clara Emilia Emma Finja Frieda Hannah Ida Jette Johanna Lara Leni Lia Lotta Marie Mia Mila Nele"
)
_GERMAN_BOYS = _names("Anton Ben Bo Elias Emil Erik Felix Fiete Finn Henri Jannis Jonte Lasse Leo Luca Mats Max Noah Oskar Paul Theo Tom")

ORIGINS = (
    Origin("de", 48, _GERMAN_FAMILIES, _GERMAN_WOMEN, _GERMAN_MEN, _GERMAN_GIRLS, _GERMAN_BOYS),
    Origin(
        "tr",
        13,
        _names("Akın Aksoy Aktaş Arslan Bozkurt Çelik Çetin Doğan Erdem Güler Kılıç Koç Korkmaz Öztürk Polat Şahin Taş Uçar Yavuz Yıldız"),
        _names("Aylin Aysel Derya Dilek Emine Esra Fatma Gönül Gülay Hatice Meryem Nurcan Özlem Selma Sevgi Şerife Tülay Zeynep"),
        _names("Ahmet Ali Burak Cem Emre Erkan Fatih Hakan Halil Hasan Hüseyin İsmail Kemal Murat Mustafa Orhan Serkan Turgut Yusuf"),
        _names("Azra Defne Ecrin Ela Elif Melek Nisa Yağmur Zehra"),
        _names("Arda Can Deniz Efe Kaan Kerem Mert Onur Umut"),
    ),
    Origin(
        "ar",
        11,
        _names(
            "Al-Ahmad Al-Hassan Barakat Daher Fares Ghanem Hamdan Hariri Ibrahim Issa Jaber Kassem Khalil Mahfouz Najjar Qasim Rahal Shahin"
        ),
        _names("Amal Asma Dina Fadia Ghada Hala Huda Iman Layla Lina Maha Mariam Nour Rana Reem Salma Samira Wafaa Yasmin Zainab"),
        _names(
            "Adnan Ahmad Bilal Fadi Ghassan Hadi Hassan Ibrahim Jamal Khaled Mahmoud Majed Nabil Omar Rami Samer Tarek Walid Yasser Ziad"
        ),
        _names("Aya Jana Lamar Lujain Malak Rahaf Sara Sham"),
        _names("Adam Anas Hamza Karam Laith Mohamad Taim Yazan"),
    ),
    Origin(
        "pl",
        7,
        _names("Bąk Cieślak Dudek Gajda Jabłoński Kaczmarek Kowalczyk Król Lis Mazur Pawlak Pietrzak Sikora Wilk Zając"),
        _names("Agnieszka Anna Beata Bożena Ewa Grażyna Iwona Joanna Małgorzata Monika Renata Teresa Zofia"),
        _names("Adam Andrzej Dariusz Grzegorz Jacek Jan Krzysztof Marek Piotr Rafał Robert Tomasz Zbigniew"),
        _names("Amelia Hanna Julia Lena Maja Nadia Oliwia Zuzanna"),
        _names("Antoni Filip Jakub Kacper Mikołaj Oskar Szymon Wojtek"),
    ),
    Origin(
        "uk",
        6,
        _names("Bojko Hrytsenko Kravets Lysenko Marchenko Moros Oliynyk Panchenko Rudenko Savchenko Tkachenko Tymoshchuk Vlasenko"),
        _names("Alina Daryna Halyna Inna Iryna Kateryna Larysa Lesia Nadija Oksana Olena Svitlana Tetjana Valentyna"),
        _names("Andrij Bohdan Dmytro Ihor Ivan Mykola Oleh Pavlo Roman Serhij Taras Vadym Vasyl Yurij"),
        _names("Anastasija Daria Marija Polina Solomija Sofija"),
        _names("Artem Danylo Makar Matwij Maksym Tymofij"),
    ),
    Origin(
        "ru",
        4,
        _names("Becker Fink Gerber Hermann Klein Lorenz Miller Neufeld Schmidt Weber Wolf"),
        _names("Galina Irina Ljudmila Lydia Natalia Nina Olga Swetlana Tatjana"),
        _names("Alexander Eduard Eugen Igor Nikolai Sergej Viktor Waldemar"),
        _names("Alina Diana Elina Kira Milana"),
        _names("Artur David Kirill Maxim Roman"),
    ),
    Origin(
        "bg",
        3,
        _names("Angelov Asenov Georgiev Iliev Ivanov Marinov Petkov Stefanov Todorov Yordanov"),
        _names("Daniela Desislava Elena Ivanka Maria Milena Radka Stanka Zlatka"),
        _names("Angel Boris Georgi Ivan Kiril Mitko Plamen Stefan Stoyan"),
        _names("Aleksandra Gergana Nikol Siyana Viktoria"),
        _names("Aleks Daniel Ivaylo Martin Viktor"),
    ),
    Origin(
        "ro",
        3,
        _names("Albu Barbu Ciobanu Dobre Enache Florea Ionescu Lupu Munteanu Rusu Stan"),
        _names("Adriana Cristina Elena Florentina Ioana Mihaela Roxana Simona"),
        _names("Adrian Bogdan Cristian Dan Florin Gheorghe Ionuț Marius Vasile"),
        _names("Alexia Bianca Ilinca Ioana Sofia"),
        _names("Andrei David Luca Matei Ștefan"),
    ),
    Origin(
        "ku",
        3,
        _names("Baran Çiçek Demirtaş Ekinci Karahan Kurt Orak Sever Toprak"),
        _names("Berfîn Dilan Gulistan Hêvî Nazdar Rojda Şîlan Zozan"),
        _names("Azad Baran Ciwan Ferhat Mazlum Rêber Serhat Welat"),
        _names("Delal Evîn Jînda Nûda Rojîn"),
        _names("Agir Dara Egîd Rodî Şiyar"),
    ),
    Origin(
        "sq",
        2,
        _names("Berisha Gashi Hoxha Krasniqi Morina Shala Thaçi"),
        _names("Ardita Drita Fatime Mimoza Shpresa Valbona"),
        _names("Agim Arben Besnik Driton Ilir Luan"),
        _names("Anisa Elira Lea Rina"),
        _names("Ardian Dion Leart Rron"),
    ),
)

#: Surnames of those who came into a family by marriage, of friends and of neighbours.
OTHERS = _GERMAN_FAMILIES
