<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>About this journal</source>
        <translation>Über dieses Tagebuch</translation>
    </message>
    <message>
        <source>Yours alone, until you decide otherwise. It uses no network.</source>
        <translation>Nur für dich, bis du es anders entscheidest. Es nutzt kein Netz.</translation>
    </message>
    <message>
        <source>What it protects against</source>
        <translation>Wovor es schützt</translation>
    </message>
    <message>
        <source>Someone who opens your computer, finds the folder of your journal or a backup of it: without the passphrase or the 24 words it stays shut.</source>
        <translation>Vor jemandem, der an deinen Computer geht und den Ordner deines Tagebuchs oder eine Sicherung davon findet: Ohne die Passphrase oder die 24 Wörter bleibt es zu.</translation>
    </message>
    <message>
        <source>Someone between you and your partner: a file opens in your partner’s journal only, and one that was changed on the way is refused.</source>
        <translation>Vor jemandem zwischen euch beiden: Eine Datei öffnet sich nur im Tagebuch deines Gegenübers, und eine, die unterwegs verändert wurde, wird abgewiesen.</translation>
    </message>
    <message>
        <source>Sharing by mistake: nothing is shared by saving, bringing in a file, or pressing Enter, and a file holds what you chose and nothing else.</source>
        <translation>Vor dem Teilen aus Versehen: Nichts wird geteilt, weil du speicherst, eine Datei hereinholst oder die Eingabetaste drückst, und eine Datei enthält, was du ausgewählt hast, und sonst nichts.</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>Was es nicht kann</translation>
    </message>
    <message>
        <source>Protect against someone who controls this computer or uses the same account: they could record the keyboard or change the program. Accounts of your own help against looking; nothing here helps against spying.</source>
        <translation>Vor jemandem schützen, der diesen Computer beherrscht oder dasselbe Konto benutzt: Eingaben ließen sich mitschreiben und das Programm verändern. Eigene Konten helfen gegen Hineinschauen; gegen Ausspähen hilft hier nichts.</translation>
    </message>
    <message>
        <source>Take back what was read. Your partner keeps what your partner has; asking to let it go is a request.</source>
        <translation>Zurückholen, was gelesen wurde. Dein Gegenüber behält, was schon dort ist; die Bitte ums Loslassen bleibt eine Bitte.</translation>
    </message>
    <message>
        <source>Hide that there is a journal, how large it is, and when it was written to; or notice that somebody put an older copy of it in its place.</source>
        <translation>Verbergen, dass es ein Tagebuch gibt, wie groß es ist und wann darin geschrieben wurde; oder bemerken, dass es durch eine ältere Kopie ersetzt wurde.</translation>
    </message>
    <message>
        <source>Prove anything: no file shows to others who wrote it, and an entry in it is no evidence.</source>
        <translation>Etwas beweisen: Keine Datei zeigt anderen, wer sie geschrieben hat, und kein Eintrag darin ist ein Beweis.</translation>
    </message>
    <message>
        <source>Open a journal whose passphrase and words are both lost.</source>
        <translation>Ein Tagebuch öffnen, dessen Passphrase und Wörter beide verloren sind.</translation>
    </message>
    <message>
        <source>If you do not feel safe</source>
        <translation>Wenn du dich nicht sicher fühlst</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Version {version}. Free software under the GNU GPL, version 3 or later.</source>
        <translation>Version {version}. Freie Software unter der GNU GPL, Version 3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>AgainView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Nothing from before</source>
        <translation>Nichts von früher</translation>
    </message>
    <message>
        <source>What was shared in an earlier pairing and is private now would be here.</source>
        <translation>Was in einer früheren Verbindung geteilt war und jetzt privat ist, stünde hier.</translation>
    </message>
    <message>
        <source>Share again what {partner} had</source>
        <translation>Wieder teilen, was {partner} schon hatte</translation>
    </message>
    <message>
        <source>A new pairing begins with nothing shared. Tick what should go into the next file again, with the ask and the care it had. What you leave stays private.</source>
        <translation>Eine neue Verbindung beginnt ohne Geteiltes. Kreuze an, was wieder in die nächste Datei soll, mit dem Wunsch und dem Umgang von damals. Was du auslässt, bleibt privat.</translation>
    </message>
    <message>
        <source>Add to next file</source>
        <translation>In die nächste Datei</translation>
    </message>
    <message>
        <source>Threads and answers are not listed: they belong to what has ended.</source>
        <translation>Gespräche und Antworten stehen nicht hier: Sie gehören zu dem, was zu Ende ist.</translation>
    </message>
    <message>
        <source>Something without a title</source>
        <translation>Etwas ohne Titel</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Auszug</translation>
    </message>
    <message>
        <source>Whole entry</source>
        <translation>Ganzer Eintrag</translation>
    </message>
    <message>
        <source>Whole entry, in the words it has now</source>
        <translation>Ganzer Eintrag, in den Worten von jetzt</translation>
    </message>
    <message>
        <source>{part}, {day}</source>
        <translation>{part}, {day}</translation>
    </message>
    <message>
        <source>In the next file</source>
        <translation>In der nächsten Datei</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>{partner} would like you to say it back</source>
        <translation>{partner} wünscht sich, dass du es zurücksagst</translation>
    </message>
    <message>
        <source>{partner} could use some warmth</source>
        <translation>{partner} könnte etwas Wärme brauchen</translation>
    </message>
    <message>
        <source>{partner} would like you to be glad, too</source>
        <translation>{partner} möchte, dass du dich mitfreust</translation>
    </message>
    <message>
        <source>{partner} would like your thoughts</source>
        <translation>{partner} möchte deine Gedanken dazu</translation>
    </message>
    <message>
        <source>{partner} asked you just to listen</source>
        <translation>{partner} hat dich gebeten, nur zuzuhören</translation>
    </message>
    <message>
        <source>Tell {partner} what you heard, in your own words.</source>
        <translation>Sag {partner} in deinen eigenen Worten, was bei dir angekommen ist.</translation>
    </message>
    <message>
        <source>Nothing more is needed.</source>
        <translation>Mehr ist nicht nötig.</translation>
    </message>
    <message>
        <source>You hold it this way: {care}.</source>
        <translation>Du gehst so damit um: {care}.</translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>What you delete rests here for 30 days, then it is erased.</source>
        <translation>Was du löschst, liegt hier 30 Tage, dann wird es endgültig entfernt.</translation>
    </message>
    <message>
        <source>The bin</source>
        <translation>Der Papierkorb</translation>
    </message>
    <message>
        <source>What you delete rests here for 30 days, then it is erased. It is in no list and no search.</source>
        <translation>Was du löschst, liegt hier 30 Tage, dann wird es endgültig entfernt. Es steht in keiner Liste und in keiner Suche.</translation>
    </message>
    <message>
        <source>An entry without words</source>
        <translation>Ein Eintrag ohne Worte</translation>
    </message>
    <message>
        <source>Rests here until {day}</source>
        <translation>Liegt hier bis {day}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Erase it now…</source>
        <translation>Jetzt entfernen…</translation>
    </message>
    <message>
        <source>Erase it now?</source>
        <translation>Jetzt entfernen?</translation>
    </message>
    <message>
        <source>It is gone for good, with its earlier words. Backups made before still hold it.</source>
        <translation>Er ist dann für immer weg, mit seinen früheren Worten. Ältere Sicherungen enthalten ihn noch.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Leave it in the bin</source>
        <translation>Im Papierkorb lassen</translation>
    </message>
</context>
<context>
    <name>BroughtInView</name>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Later, all of it</source>
        <translation>Später, alles</translation>
    </message>
    <message>
        <source>Bringing in a file sends nothing back. Everything else in it you already had.</source>
        <translation>Eine Datei hereinzuholen schickt nichts zurück. Alles andere darin hattest du schon.</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>Hereingeholt</translation>
    </message>
    <message>
        <source>It came from {partner}’s journal and wasn’t changed on the way.</source>
        <translation>Die Datei kommt aus dem Tagebuch von {partner} und wurde unterwegs nicht verändert.</translation>
    </message>
    <message>
        <source>Your partner goes by the name {name} now.</source>
        <translation>Dein Gegenüber heißt jetzt {name}.</translation>
    </message>
    <message>
        <source>Nothing new in this file: you already have all of it.</source>
        <translation>Nichts Neues in dieser Datei: Du hast schon alles davon.</translation>
    </message>
    <message>
        <source>New for you</source>
        <translation>Neu für dich</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>A request</source>
        <translation>Eine Bitte</translation>
    </message>
    <message>
        <source>Now it can open</source>
        <translation>Jetzt kann es sich öffnen</translation>
    </message>
    <message>
        <source>And more, under From {partner}.</source>
        <translation>Und noch mehr, unter „Von {partner}“.</translation>
    </message>
    <message>
        <source>Read both</source>
        <translation>Beides lesen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>An envelope</source>
        <translation>Ein Umschlag</translation>
    </message>
    <message>
        <source>A sealed answer</source>
        <translation>Eine versiegelte Antwort</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>{partner}’s key came with this file, so {partner}’s answer is open here.</source>
        <translation>Der Schlüssel von {partner} kam mit dieser Datei, daher ist die Antwort hier offen.</translation>
    </message>
    <message>
        <source>{partner}’s answer is here, closed until both keys are handed over.</source>
        <translation>Die Antwort von {partner} ist da, geschlossen, bis beide Schlüssel übergeben sind.</translation>
    </message>
    <message>
        <source>Asks: {ask}</source>
        <translation>Wunsch: {ask}</translation>
    </message>
    <message>
        <source>Care: {care}</source>
        <translation>Umgang: {care}</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{partner} asks you to let this go</source>
        <translation>{partner} bittet dich, das loszulassen</translation>
    </message>
    <message>
        <source>{partner} asks you to let “{title}” go</source>
        <translation>{partner} bittet dich, „{title}“ loszulassen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>No reason is needed, either way. Your answer is not reported.</source>
        <translation>Ein Grund ist nicht nötig, so oder so. Deine Antwort wird nicht gemeldet.</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Hier behalten</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Losgelassen</translation>
    </message>
    <message>
        <source>Make it now…</source>
        <translation>Jetzt erstellen…</translation>
    </message>
    <message>
        <source>Both answers are here, and your key is in the next file. Make it, and they open.</source>
        <translation>Beide Antworten sind hier, und dein Schlüssel ist in der nächsten Datei. Erstelle sie, dann öffnen sie sich.</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>Entries of this day</source>
        <translation>Einträge dieses Tages</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Vorheriger Monat</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Von mir</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Empty days are just days.</source>
        <translation>Leere Tage sind einfach Tage.</translation>
    </message>
    <message>
        <source>New entry for this day</source>
        <translation>Neuer Eintrag für diesen Tag</translation>
    </message>
    <message>
        <source>On this day, {year}</source>
        <translation>An diesem Tag, {year}</translation>
    </message>
</context>
<context>
    <name>CanSeeView</name>
    <message>
        <source>What {partner} can see</source>
        <translation>Was {partner} sehen kann</translation>
    </message>
    <message>
        <source>All of it is on this page. Whatever isn’t listed here is private.</source>
        <translation>Auf dieser Seite steht alles. Was hier nicht steht, ist privat.</translation>
    </message>
    <message>
        <source>Make the file…</source>
        <translation>Datei erstellen…</translation>
    </message>
    <message>
        <source>See exactly what {partner} will read</source>
        <translation>Genau das ansehen, was {partner} lesen wird</translation>
    </message>
    <message>
        <source>Make it with all pictures…</source>
        <translation>Mit allen Bildern erstellen…</translation>
    </message>
    <message>
        <source>Put it into your folder</source>
        <translation>In deinen Ordner legen</translation>
    </message>
    <message>
        <source>Holds both lists. Locked for {partner}’s journal: nobody else can open it, wherever you put it.</source>
        <translation>Enthält beide Listen. Für das Tagebuch von {partner} verschlossen: Niemand sonst kann sie öffnen, wohin du sie auch legst.</translation>
    </message>
    <message>
        <source>Next file for {partner}</source>
        <translation>Nächste Datei für {partner}</translation>
    </message>
    <message>
        <source>Bring in a file…</source>
        <translation>Datei hereinholen…</translation>
    </message>
    <message>
        <source>Bring in the newer file</source>
        <translation>Die neuere Datei hereinholen</translation>
    </message>
    <message>
        <source>Use a folder you both reach…</source>
        <translation>Einen Ordner nutzen, den ihr beide erreicht…</translation>
    </message>
    <message>
        <source>Bring in a file whenever one reaches you. Only you decide when to open what’s in it.</source>
        <translation>Hol eine Datei herein, wann immer dich eine erreicht. Nur du entscheidest, wann du öffnest, was darin ist.</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Your history</source>
        <translation>Dein Verlauf</translation>
    </message>
    <message>
        <source>{partner} can see nothing of yours.</source>
        <translation>{partner} kann nichts von dir sehen.</translation>
    </message>
    <message>
        <source>That’s how every journal begins.</source>
        <translation>So beginnt jedes Tagebuch.</translation>
    </message>
    <message numerus="yes">
        <source>Not every picture fits: %n of the older ones would stay here this time.</source>
        <translation>
            <numerusform>Nicht alle Bilder passen hinein: %n von den älteren würde diesmal hierbleiben.</numerusform>
            <numerusform>Nicht alle Bilder passen hinein: %n von den älteren würden diesmal hierbleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next file carries the key to your sealed answer {titles}. It tells {partner} that you brought theirs in, and then both can be read.</source>
        <translation>Die nächste Datei trägt den Schlüssel zu deiner versiegelten Antwort {titles}. Daran sieht {partner}, dass du die andere Antwort hereingeholt hast, und dann lassen sich beide lesen.</translation>
    </message>
    <message>
        <source>New in the next file</source>
        <translation>Neu in der nächsten Datei</translation>
    </message>
    <message>
        <source>Nothing of this has left yet</source>
        <translation>Davon ist noch nichts hinausgegangen</translation>
    </message>
    <message>
        <source>In every file since</source>
        <translation>Seither in jeder Datei</translation>
    </message>
    <message>
        <source>Show more of them</source>
        <translation>Mehr davon zeigen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Let go…</source>
        <translation>Loslassen…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>{act}: {title}</source>
        <translation>{act}: {title}</translation>
    </message>
    <message>
        <source>Made file {number}</source>
        <translation>Datei {number} erstellt</translation>
    </message>
    <message>
        <source>A newer file from {partner} lies in your folder.</source>
        <translation>In deinem Ordner liegt eine neuere Datei von {partner}.</translation>
    </message>
    <message>
        <source>Change your folder…</source>
        <translation>Deinen Ordner ändern…</translation>
    </message>
    <message>
        <source>Clear your history?</source>
        <translation>Deinen Verlauf leeren?</translation>
    </message>
    <message>
        <source>The numbers and days of the files you made are forgotten here. What is in the files does not change, and nothing says that this was done.</source>
        <translation>Die Nummern und Tage der Dateien, die du erstellt hast, werden hier vergessen. Was in den Dateien ist, ändert sich nicht, und nichts verrät, dass du das getan hast.</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Bild zeigen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>{partner} will read this and nothing else</source>
        <translation>{partner} wird das lesen und sonst nichts</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Als Entwurf behalten</translation>
    </message>
    <message>
        <source>Add to next file…</source>
        <translation>In die nächste Datei…</translation>
    </message>
    <message>
        <source>Keep it in my journal</source>
        <translation>In meinem Tagebuch behalten</translation>
    </message>
    <message>
        <source>This never travels. It stays in your journal.</source>
        <translation>Das geht nie mit. Es bleibt in deinem Tagebuch.</translation>
    </message>
    <message>
        <source>You could begin with</source>
        <translation>Du könntest so beginnen</translation>
    </message>
    <message>
        <source>Goes along</source>
        <translation>Geht mit</translation>
    </message>
    <message>
        <source>“{field}” goes along</source>
        <translation>„{field}“ geht mit</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Still empty: {fields}</source>
        <translation>Noch leer: {fields}</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Seal my answer</source>
        <translation>Meine Antwort versiegeln</translation>
    </message>
    <message>
        <source>Seal my answer…</source>
        <translation>Meine Antwort versiegeln…</translation>
    </message>
    <message>
        <source>Add to next file</source>
        <translation>In die nächste Datei</translation>
    </message>
    <message>
        <source>Kept as a draft. Only you see it.</source>
        <translation>Als Entwurf behalten. Nur du siehst ihn.</translation>
    </message>
    <message>
        <source>Stays in your journal: {fields}</source>
        <translation>Bleibt in deinem Tagebuch: {fields}</translation>
    </message>
    <message>
        <source>It is sealed until both of you have answered. Once a file held its key, neither of you can change a word.</source>
        <translation>Sie ist versiegelt, bis ihr beide geantwortet habt. Sobald eine Datei ihren Schlüssel enthielt, könnt ihr beide kein Wort mehr ändern.</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>The journal was locked at once. What was saved is safe. The report names places in the program and nothing that you wrote; it goes nowhere unless you send it.</source>
        <translation>Das Tagebuch wurde sofort gesperrt. Was gespeichert war, ist sicher. Der Bericht nennt Stellen im Programm und nichts, was du geschrieben hast; er geht nirgendwohin, wenn du ihn nicht verschickst.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Without a day</source>
        <translation>Ohne Tag</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Kommt noch</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>pattern</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>ddd d</source>
        <comment>pattern</comment>
        <translation>ddd d.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>pattern</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>pattern</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>pattern</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>pattern</comment>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>pattern</comment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>pattern</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>pattern</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>A day, as you write it</source>
        <translation>Ein Tag, wie du ihn schreibst</translation>
    </message>
    <message>
        <source>This is no day. 2026-11-22 is one.</source>
        <translation>Das ist kein Tag. 2026-11-22 ist einer.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Doorway</name>
    <message>
        <source>Open another journal</source>
        <translation>Ein anderes Tagebuch öffnen</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Rettungsblatt speichern</translation>
    </message>
    <message>
        <source>recovery sheet.pdf</source>
        <translation>Rettungsblatt.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Backups (*.backup *.tar);;All files (*)</source>
        <translation>Sicherungen (*.backup *.tar);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>EarlierVersion</name>
    <message>
        <source>An earlier version</source>
        <translation>Eine frühere Fassung</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Make it now…</source>
        <translation>Jetzt erstellen…</translation>
    </message>
    <message>
        <source>Share these words too…</source>
        <translation>Diese Worte auch teilen…</translation>
    </message>
    <message>
        <source>Write without distraction</source>
        <translation>Ohne Ablenkung schreiben</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Earlier words…</source>
        <translation>Frühere Worte…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Teilen…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>The day of this entry, as year-month-day</source>
        <translation>Der Tag dieses Eintrags, als Jahr-Monat-Tag</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>add tags</source>
        <translation>Stichwörter ergänzen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>A title, if it wants one</source>
        <translation>Ein Titel, wenn du magst</translation>
    </message>
    <message>
        <source>Entry text</source>
        <translation>Text des Eintrags</translation>
    </message>
    <message>
        <source>Write one line, or a page.</source>
        <translation>Schreib eine Zeile oder eine Seite.</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Bild hinzufügen</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Ohne Tag</translation>
    </message>
    <message>
        <source>, {time}</source>
        <translation>, {time}</translation>
    </message>
    <message>
        <source>Saved in your journal on this computer</source>
        <translation>In deinem Tagebuch gespeichert</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Your last words aren’t saved yet. The text is still here, in this window.</source>
        <translation>Deine letzten Worte sind noch nicht gespeichert. Der Text ist noch hier, in diesem Fenster.</translation>
    </message>
    <message>
        <source>That is too much text to paste at once.</source>
        <translation>Das ist zu viel Text, um ihn auf einmal einzufügen.</translation>
    </message>
    <message>
        <source>This can’t be used as a picture. PNG, JPEG and WebP can.</source>
        <translation>Das lässt sich nicht als Bild verwenden. PNG, JPEG und WebP gehen.</translation>
    </message>
</context>
<context>
    <name>Envelope</name>
    <message>
        <source>Asks: {ask}</source>
        <translation>Wunsch: {ask}</translation>
    </message>
    <message>
        <source>Care: {care}</source>
        <translation>Umgang: {care}</translation>
    </message>
</context>
<context>
    <name>EnvelopeView</name>
    <message>
        <source>A closed envelope</source>
        <translation>Ein geschlossener Umschlag</translation>
    </message>
    <message>
        <source>Open and hold it this way</source>
        <translation>Öffnen und so damit umgehen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>An envelope from {partner}</source>
        <translation>Ein Umschlag von {partner}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opening and not opening look the same to {partner}.</source>
        <translation>Ob du öffnest oder nicht, sieht für {partner} gleich aus.</translation>
    </message>
    <message>
        <source>{form}…</source>
        <translation>{form}…</translation>
    </message>
    <message>
        <source>“{form}” is a reply: it goes in your next file, and the envelope stays shut.</source>
        <translation>„{form}“ ist eine Antwort: Sie geht in deine nächste Datei, und der Umschlag bleibt zu.</translation>
    </message>
    <message>
        <source>{partner} would like you to read it. No answer is needed.</source>
        <translation>{partner} möchte, dass du es liest. Eine Antwort ist nicht nötig.</translation>
    </message>
    <message>
        <source>{partner} would like to hear what you heard, in your own words.</source>
        <translation>{partner} möchte hören, was bei dir angekommen ist, in deinen eigenen Worten.</translation>
    </message>
    <message>
        <source>{partner} could use some warmth.</source>
        <translation>{partner} könnte etwas Wärme brauchen.</translation>
    </message>
    <message>
        <source>{partner} would like you to be glad, too.</source>
        <translation>{partner} möchte, dass du dich mitfreust.</translation>
    </message>
    <message>
        <source>{partner} would like your thoughts.</source>
        <translation>{partner} möchte deine Gedanken dazu.</translation>
    </message>
    <message>
        <source>How deep it goes, in the writer’s own sense.</source>
        <translation>Wie tief es geht, so wie es beim Schreiben gemeint war.</translation>
    </message>
    <message>
        <source>Opening it means you’ll hold it this way. A promise, not a lock.</source>
        <translation>Wenn du öffnest, gehst du so damit um. Ein Versprechen, kein Schloss.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>your partner</source>
        <translation>dein Gegenüber</translation>
    </message>
    <message>
        <source>That doesn’t open it</source>
        <translation>Damit öffnet es sich nicht</translation>
    </message>
    <message>
        <source>That doesn’t open it.</source>
        <translation>Damit öffnet es sich nicht.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Look at each word again, and at their order.</source>
        <translation>Sieh dir jedes Wort noch einmal an, und ihre Reihenfolge.</translation>
    </message>
    <message>
        <source>That passphrase doesn’t open this journal</source>
        <translation>Diese Passphrase öffnet dieses Tagebuch nicht</translation>
    </message>
    <message>
        <source>That passphrase doesn’t open this journal.</source>
        <translation>Diese Passphrase öffnet dieses Tagebuch nicht.</translation>
    </message>
    <message>
        <source>Check Caps Lock and the keyboard language.</source>
        <translation>Prüfe die Feststelltaste und die Sprache der Tastatur.</translation>
    </message>
    <message>
        <source>This isn’t a file of that kind</source>
        <translation>Das ist keine Datei dieser Art</translation>
    </message>
    <message>
        <source>This isn’t the kind of file that can be brought in here.</source>
        <translation>So eine Datei lässt sich hier nicht hereinholen.</translation>
    </message>
    <message>
        <source>Look for a file whose name ends in .sharedjournal.</source>
        <translation>Such eine Datei, deren Name auf .sharedjournal endet.</translation>
    </message>
    <message>
        <source>This file is newer than this program</source>
        <translation>Diese Datei ist neuer als dieses Programm</translation>
    </message>
    <message>
        <source>This file was made by a newer version of this program.</source>
        <translation>Diese Datei kommt aus einer neueren Version dieses Programms.</translation>
    </message>
    <message>
        <source>Update the program here, then bring the file in again.</source>
        <translation>Bring das Programm hier auf den neuesten Stand, dann hol die Datei noch einmal herein.</translation>
    </message>
    <message>
        <source>This file wasn’t made for your journal</source>
        <translation>Diese Datei ist nicht für dein Tagebuch gemacht</translation>
    </message>
    <message>
        <source>This file wasn’t made for your journal.</source>
        <translation>Diese Datei ist nicht für dein Tagebuch gemacht.</translation>
    </message>
    <message>
        <source>Ask {partner} to make a new file for you.</source>
        <translation>Bitte {partner}, eine neue Datei für dich zu erstellen.</translation>
    </message>
    <message>
        <source>This file is damaged</source>
        <translation>Diese Datei ist beschädigt</translation>
    </message>
    <message>
        <source>This file is damaged, or it could not be read to its end.</source>
        <translation>Diese Datei ist beschädigt, oder sie ließ sich nicht bis zum Ende lesen.</translation>
    </message>
    <message>
        <source>It was not brought in, and nothing was changed.</source>
        <translation>Sie wurde nicht hereingeholt, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Copy it again, or ask {partner} to make it again.</source>
        <translation>Kopiere sie noch einmal, oder bitte {partner}, sie noch einmal zu erstellen.</translation>
    </message>
    <message>
        <source>This file was not made by {partner}</source>
        <translation>Diese Datei hat {partner} so nicht erstellt</translation>
    </message>
    <message>
        <source>This file was changed after {partner} made it, or someone else made it.</source>
        <translation>Diese Datei wurde verändert, nachdem {partner} sie erstellt hatte, oder jemand anderes hat sie erstellt.</translation>
    </message>
    <message>
        <source>It was not brought in.</source>
        <translation>Sie wurde nicht hereingeholt.</translation>
    </message>
    <message>
        <source>Ask {partner} in person what happened.</source>
        <translation>Frag {partner} von Angesicht zu Angesicht, was geschehen ist.</translation>
    </message>
    <message>
        <source>This is a file you made</source>
        <translation>Das ist eine Datei von dir</translation>
    </message>
    <message>
        <source>This is a file that your own journal made.</source>
        <translation>Diese Datei hat dein eigenes Tagebuch erstellt.</translation>
    </message>
    <message>
        <source>It is meant for {partner}: hand it over.</source>
        <translation>{partner} soll sie bekommen: Übergib sie.</translation>
    </message>
    <message>
        <source>This file is too large</source>
        <translation>Diese Datei ist zu groß</translation>
    </message>
    <message>
        <source>This file is larger than a file for a journal can be.</source>
        <translation>Diese Datei ist größer, als eine Datei für ein Tagebuch sein kann.</translation>
    </message>
    <message>
        <source>If it is meant to be one, ask {partner} to make it again.</source>
        <translation>Wenn sie eine sein soll, bitte {partner}, sie noch einmal zu erstellen.</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>Diese Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>This file comes from {partner}’s journal, but what is in it breaks the rules.</source>
        <translation>Diese Datei hat {partner} erstellt, aber was darin ist, hält sich nicht an die Regeln.</translation>
    </message>
    <message>
        <source>Both of you should use the newest version; then ask for the file again.</source>
        <translation>Nehmt beide die neueste Version; dann bitte noch einmal um die Datei.</translation>
    </message>
    <message>
        <source>This file belongs to another pairing</source>
        <translation>Diese Datei gehört zu einer anderen Verbindung</translation>
    </message>
    <message>
        <source>This file is genuine, but it belongs to another invitation or an earlier pairing.</source>
        <translation>Diese Datei ist echt, gehört aber zu einer anderen Einladung oder einer früheren Verbindung.</translation>
    </message>
    <message>
        <source>Ask {partner} for the newest file.</source>
        <translation>Bitte {partner} um die neueste Datei.</translation>
    </message>
    <message>
        <source>This journal is damaged</source>
        <translation>Dieses Tagebuch ist beschädigt</translation>
    </message>
    <message>
        <source>The files of this journal do not hold together any more.</source>
        <translation>Die Dateien dieses Tagebuchs passen nicht mehr zusammen.</translation>
    </message>
    <message>
        <source>Nothing was written to them.</source>
        <translation>In ihnen wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restore a backup into a new place, and keep the damaged folder.</source>
        <translation>Stell eine Sicherung an einem neuen Ort wieder her, und bewahre den beschädigten Ordner auf.</translation>
    </message>
    <message>
        <source>This journal is open already</source>
        <translation>Dieses Tagebuch ist schon offen</translation>
    </message>
    <message>
        <source>This journal is open in another window of this computer.</source>
        <translation>Dieses Tagebuch ist in einem anderen Fenster dieses Computers offen.</translation>
    </message>
    <message>
        <source>Go to that window, or close it and try again.</source>
        <translation>Geh zu diesem Fenster, oder schließ es und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>This journal can only be read here</source>
        <translation>Dieses Tagebuch lässt sich hier nur lesen</translation>
    </message>
    <message>
        <source>This journal lies where nothing can be written.</source>
        <translation>Dieses Tagebuch liegt an einem Ort, an dem sich nichts schreiben lässt.</translation>
    </message>
    <message>
        <source>It can be read, and nothing was changed.</source>
        <translation>Es lässt sich lesen, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Move it to a place that is yours to write in.</source>
        <translation>Leg es an einen Ort, an dem du schreiben darfst.</translation>
    </message>
    <message>
        <source>This journal is newer than this program</source>
        <translation>Dieses Tagebuch ist neuer als dieses Programm</translation>
    </message>
    <message>
        <source>This journal was written by a newer version of this program.</source>
        <translation>Dieses Tagebuch kommt aus einer neueren Version dieses Programms.</translation>
    </message>
    <message>
        <source>Update the program, then open it again.</source>
        <translation>Bring das Programm auf den neuesten Stand, dann öffne es noch einmal.</translation>
    </message>
    <message>
        <source>There is no journal here</source>
        <translation>Hier ist kein Tagebuch</translation>
    </message>
    <message>
        <source>There is no journal at this place.</source>
        <translation>An diesem Ort ist kein Tagebuch.</translation>
    </message>
    <message>
        <source>Choose another folder, or restore a backup.</source>
        <translation>Wähl einen anderen Ordner, oder stell eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There is something here already</source>
        <translation>Hier ist schon etwas</translation>
    </message>
    <message>
        <source>There is something at this place already.</source>
        <translation>An diesem Ort ist schon etwas.</translation>
    </message>
    <message>
        <source>Choose an empty or a new folder.</source>
        <translation>Wähl einen leeren oder einen neuen Ordner.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Platte ist voll</translation>
    </message>
    <message>
        <source>There is no room left on this disk.</source>
        <translation>Auf diesem Datenträger ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>What was saved before is safe, and unsaved text is still in this window.</source>
        <translation>Was vorher gespeichert war, ist sicher, und noch nicht gespeicherter Text ist noch in diesem Fenster.</translation>
    </message>
    <message>
        <source>Make room, then try again.</source>
        <translation>Schaff Platz, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <source>This is not a safe place for a journal</source>
        <translation>Das ist kein sicherer Ort für ein Tagebuch</translation>
    </message>
    <message>
        <source>Others could write there, or it is a network drive.</source>
        <translation>Andere könnten dort schreiben, oder es ist ein Netzlaufwerk.</translation>
    </message>
    <message>
        <source>Choose a folder of your own on this computer.</source>
        <translation>Wähl einen eigenen Ordner auf diesem Computer.</translation>
    </message>
    <message>
        <source>You are not paired yet</source>
        <translation>Du bist noch nicht verbunden</translation>
    </message>
    <message>
        <source>You are not paired with anyone yet.</source>
        <translation>Du bist noch mit niemandem verbunden.</translation>
    </message>
    <message>
        <source>Your journal is whole without it.</source>
        <translation>Dein Tagebuch ist auch ohne das ganz.</translation>
    </message>
    <message>
        <source>Pair in Settings when you both want to.</source>
        <translation>Verbinde dich in den Einstellungen, wenn ihr beide es möchtet.</translation>
    </message>
    <message>
        <source>The pairing is not confirmed yet</source>
        <translation>Die Verbindung ist noch nicht bestätigt</translation>
    </message>
    <message>
        <source>The safety words have not been confirmed here yet.</source>
        <translation>Die sechs Wörter sind hier noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>Nothing was brought in, and no file was made.</source>
        <translation>Es wurde nichts hereingeholt und keine Datei erstellt.</translation>
    </message>
    <message>
        <source>Compare the words, then confirm that they are the same.</source>
        <translation>Vergleicht die Wörter, dann bestätige, dass sie gleich sind.</translation>
    </message>
    <message>
        <source>You are paired already</source>
        <translation>Du bist schon verbunden</translation>
    </message>
    <message>
        <source>You are paired already.</source>
        <translation>Du bist schon verbunden.</translation>
    </message>
    <message>
        <source>End the pairing in Settings before you begin another.</source>
        <translation>Beende die Verbindung in den Einstellungen, bevor du eine neue beginnst.</translation>
    </message>
    <message>
        <source>This entry is not here</source>
        <translation>Dieser Eintrag ist nicht hier</translation>
    </message>
    <message>
        <source>This entry is not in your journal any more.</source>
        <translation>Dieser Eintrag ist nicht mehr in deinem Tagebuch.</translation>
    </message>
    <message>
        <source>Nothing else was changed.</source>
        <translation>Sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Only its writer can do this</source>
        <translation>Das kann nur, wer es geschrieben hat</translation>
    </message>
    <message>
        <source>Only the person who wrote this can do that.</source>
        <translation>Nur wer das geschrieben hat, kann das tun.</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>Das geht jetzt nicht</translation>
    </message>
    <message>
        <source>This cannot be done as things stand.</source>
        <translation>So, wie es gerade steht, geht das nicht.</translation>
    </message>
    <message>
        <source>There is another file at that place</source>
        <translation>An diesem Ort ist eine andere Datei</translation>
    </message>
    <message>
        <source>There is a file of another kind at that place.</source>
        <translation>An diesem Ort ist eine Datei anderer Art.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Sie blieb, wie sie war.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wähl einen anderen Namen.</translation>
    </message>
    <message>
        <source>Something in this cannot be used</source>
        <translation>Etwas davon lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>Something that was given cannot be used.</source>
        <translation>Etwas von den Angaben lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>Nothing was saved or sent.</source>
        <translation>Es wurde nichts gespeichert oder verschickt.</translation>
    </message>
    <message>
        <source>Look at it once more.</source>
        <translation>Sieh es dir noch einmal an.</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Something did not work.</source>
        <translation>Etwas hat nicht geklappt.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuch es noch einmal.</translation>
    </message>
</context>
<context>
    <name>ExchangeFlow</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Make the file</source>
        <translation>Datei erstellen</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Datei hereinholen</translation>
    </message>
    <message>
        <source>Files for a journal (*.sharedjournal)</source>
        <translation>Dateien für ein Tagebuch (*.sharedjournal)</translation>
    </message>
    <message>
        <source>Making the file…</source>
        <translation>Die Datei wird erstellt…</translation>
    </message>
    <message>
        <source>Bringing in a file…</source>
        <translation>Eine Datei wird hereingeholt…</translation>
    </message>
    <message>
        <source>The file is made.</source>
        <translation>Die Datei ist erstellt.</translation>
    </message>
    <message>
        <source>A file from {partner} was brought in.</source>
        <translation>Eine Datei von {partner} wurde hereingeholt.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This file can’t be opened</source>
        <translation>Diese Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>It is not there any more, or it may not be read.</source>
        <translation>Sie ist nicht mehr da oder darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Wähl sie noch einmal.</translation>
    </message>
    <message>
        <source>That can’t be used</source>
        <translation>Das lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>Nothing can be written at that place.</source>
        <translation>An diesem Ort lässt sich nichts schreiben.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wähl einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Move the file</source>
        <translation>Datei verschieben</translation>
    </message>
    <message>
        <source>A folder you both reach</source>
        <translation>Ein Ordner, den ihr beide erreicht</translation>
    </message>
    <message>
        <source>A newer file from {partner} lies in your folder.</source>
        <translation>In deinem Ordner liegt eine neuere Datei von {partner}.</translation>
    </message>
    <message>
        <source>Bring it in</source>
        <translation>Hereinholen</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message>
        <source>Export your own entries</source>
        <translation>Eigene Einträge exportieren</translation>
    </message>
    <message>
        <source>Your words in an open format, to keep or to take to another program.</source>
        <translation>Deine Worte in einem offenen Format, zum Aufheben oder für ein anderes Programm.</translation>
    </message>
    <message>
        <source>All that I wrote</source>
        <translation>Alles, was ich geschrieben habe</translation>
    </message>
    <message>
        <source>Also what nobody else has seen</source>
        <translation>Auch was niemand sonst gesehen hat</translation>
    </message>
    <message>
        <source>Only what I shared</source>
        <translation>Nur was ich geteilt habe</translation>
    </message>
    <message>
        <source>Entries that are in a file, or will be in the next</source>
        <translation>Einträge, die in einer Datei sind oder in der nächsten sein werden</translation>
    </message>
    <message>
        <source>Also what {partner} shared with me</source>
        <translation>Auch was {partner} mit mir geteilt hat</translation>
    </message>
    <message>
        <source>Also what was shared with me</source>
        <translation>Auch was mit mir geteilt wurde</translation>
    </message>
    <message>
        <source>As far as it was opened, each with how it is to be held</source>
        <translation>Soweit es geöffnet wurde, jeweils mit dem gewünschten Umgang</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>A folder with one text file for each entry</source>
        <translation>Ein Ordner mit einer Textdatei für jeden Eintrag</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>One file, for programs</source>
        <translation>Eine Datei, für Programme</translation>
    </message>
    <message>
        <source>An export is not encrypted. Whoever gets hold of it can read every word, also from a disk on which it was deleted. Pictures do not go along.</source>
        <translation>Ein Export ist nicht verschlüsselt. Wer ihn in die Hände bekommt, kann jedes Wort lesen, auch von einem Datenträger, auf dem er gelöscht wurde. Bilder gehen nicht mit.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Export into a new folder</source>
        <translation>In einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>journal export</source>
        <translation>Tagebuch-Export</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>The export is written. Anyone can read it: keep it where only you reach.</source>
        <translation>Der Export ist geschrieben. Jeder Mensch kann ihn lesen: Bewahre ihn dort auf, wo nur du hinkommst.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
</context>
<context>
    <name>FeelingsBar</name>
    <message>
        <source>Mood: {word}</source>
        <translation>Stimmung: {word}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>How it felt</source>
        <translation>Wie es sich anfühlte</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Your own word</source>
        <translation>Dein eigenes Wort</translation>
    </message>
    <message>
        <source>A word for how it felt</source>
        <translation>Ein Wort dafür, wie es sich anfühlte</translation>
    </message>
</context>
<context>
    <name>FileMadeView</name>
    <message>
        <source>What {partner} can see</source>
        <translation>Was {partner} sehen kann</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Nothing will tell you whether {partner} has brought it in, and nothing tells {partner} about you. A lost file does no harm: the next one holds it all again.</source>
        <translation>Nichts wird dir sagen, ob {partner} sie hereingeholt hat, und nichts erzählt {partner} von dir. Eine verlorene Datei schadet nicht: Die nächste enthält alles noch einmal.</translation>
    </message>
    <message>
        <source>File {number} is made</source>
        <translation>Datei {number} ist erstellt</translation>
    </message>
    <message>
        <source>It holds what is new and everything from before. Only {partner}’s journal can open it.</source>
        <translation>Sie enthält das Neue und alles von vorher. Nur das Tagebuch von {partner} kann sie öffnen.</translation>
    </message>
    <message>
        <source>New in it</source>
        <translation>Neu darin</translation>
    </message>
    <message>
        <source>Move it…</source>
        <translation>Verschieben…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>In the folder {folder}</source>
        <translation>Im Ordner {folder}</translation>
    </message>
    <message numerus="yes">
        <source>%n of the older pictures did not fit. They can go all at once.</source>
        <translation>
            <numerusform>%n von den älteren Bildern passte nicht hinein. Es können alle auf einmal gehen.</numerusform>
            <numerusform>%n von den älteren Bildern passten nicht hinein. Es können alle auf einmal gehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make it with all pictures…</source>
        <translation>Mit allen Bildern erstellen…</translation>
    </message>
    <message>
        <source>Your key is in it, so {partner}’s sealed answer is open here now.</source>
        <translation>Dein Schlüssel ist darin, daher ist die versiegelte Antwort von {partner} jetzt hier offen.</translation>
    </message>
    <message>
        <source>It lies in the folder that carries it to {partner}. There is nothing else to do.</source>
        <translation>Sie liegt in dem Ordner, der sie zu {partner} bringt. Mehr ist nicht zu tun.</translation>
    </message>
    <message>
        <source>Now hand it over, in any way you like</source>
        <translation>Jetzt übergib sie, wie du magst</translation>
    </message>
    <message>
        <source>On a stick</source>
        <translation>Auf einem Stick</translation>
    </message>
    <message>
        <source>Copy it over and put the stick on the table. The simplest way between two desks.</source>
        <translation>Kopier sie darauf und leg den Stick auf den Tisch. Der einfachste Weg von einem Schreibtisch zum anderen.</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>Per Mail</translation>
    </message>
    <message>
        <source>Attach it to any message. Whoever carries it sees its size, never a word of it.</source>
        <translation>Häng sie an irgendeine Nachricht. Wer sie befördert, sieht ihre Größe, nie ein Wort davon.</translation>
    </message>
    <message>
        <source>In a folder you both use</source>
        <translation>In einem Ordner, den ihr beide nutzt</translation>
    </message>
    <message>
        <source>A synced or network folder carries it. Choose one under What {partner} can see.</source>
        <translation>Ein synchronisierter Ordner oder einer im Netz trägt sie hinüber. Wähl einen unter „Was {partner} sehen kann“.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>A name and a sign</source>
        <translation>Ein Name und ein Zeichen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Rettungsblatt</translation>
    </message>
    <message>
        <source>Three words back</source>
        <translation>Drei Wörter zurück</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>Schritt {number} von {count}: {title}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A name to show</source>
        <translation>Ein Name, der sich zeigt</translation>
    </message>
    <message>
        <source>Sign: tide</source>
        <translation>Zeichen: Gezeiten</translation>
    </message>
    <message>
        <source>Sign: stones</source>
        <translation>Zeichen: Steine</translation>
    </message>
    <message>
        <source>Sign: window</source>
        <translation>Zeichen: Fenster</translation>
    </message>
    <message>
        <source>Sign: moon</source>
        <translation>Zeichen: Mond</translation>
    </message>
    <message>
        <source>Sign: dot</source>
        <translation>Zeichen: Punkt</translation>
    </message>
    <message>
        <source>Whoever opens the app here sees it. Left empty, your journal isn’t listed, and you open it from its folder.</source>
        <translation>Wer hier die App öffnet, sieht ihn. Bleibt er leer, steht dein Tagebuch in keiner Liste, und du öffnest es aus seinem Ordner.</translation>
    </message>
    <message>
        <source>Encrypted here, and yours alone until you decide otherwise.</source>
        <translation>Hier verschlüsselt und nur für dich, bis du es anders entscheidest.</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Your journal</source>
        <translation>Dein Tagebuch</translation>
    </message>
    <message>
        <source>A sign</source>
        <translation>Ein Zeichen</translation>
    </message>
    <message>
        <source>Leave out names, dates and lines that your partner would think of. It should be yours even on a hard day.</source>
        <translation>Nimm keine Namen, Daten oder Zeilen, auf die dein Gegenüber käme. Sie soll auch an einem schweren Tag dir gehören.</translation>
    </message>
    <message>
        <source>On a computer that both of you use it keeps entries closed to anyone who looks. It cannot protect against someone who records the keyboard or changes the program.</source>
        <translation>Auf einem Computer, den ihr beide nutzt, hält sie Einträge vor allen verschlossen, die hineinschauen. Sie schützt nicht vor jemandem, der die Tastatur mitschreibt oder das Programm verändert.</translation>
    </message>
    <message>
        <source>A passphrase of your own</source>
        <translation>Eine eigene Passphrase</translation>
    </message>
    <message>
        <source>Four or more words with nothing in common. Long beats clever.</source>
        <translation>Vier oder mehr Wörter, die nichts gemeinsam haben. Länge schlägt Raffinesse.</translation>
    </message>
    <message>
        <source>If the passphrase is ever lost, only these 24 words help. Nobody else can reset it.</source>
        <translation>Wenn die Passphrase je verloren geht, helfen nur diese 24 Wörter. Niemand sonst kann sie zurücksetzen.</translation>
    </message>
    <message>
        <source>Your way back in</source>
        <translation>Dein Weg zurück hinein</translation>
    </message>
    <message>
        <source>Three of your words</source>
        <translation>Drei von deinen Wörtern</translation>
    </message>
    <message>
        <source>Type them from your sheet, so that you know it’s complete and readable.</source>
        <translation>Tipp sie von deinem Blatt ab, damit du weißt, dass es vollständig und lesbar ist.</translation>
    </message>
    <message>
        <source>Open my journal</source>
        <translation>Mein Tagebuch öffnen</translation>
    </message>
</context>
<context>
    <name>ForeignText</name>
    <message>
        <source>picture not included</source>
        <translation>Bild nicht enthalten</translation>
    </message>
</context>
<context>
    <name>FromView</name>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Bring in a file…</source>
        <translation>Datei hereinholen…</translation>
    </message>
    <message>
        <source>Nothing from {partner}</source>
        <translation>Nichts von {partner}</translation>
    </message>
    <message>
        <source>When {partner} hands you a file, bring it in here. Silence isn’t a message.</source>
        <translation>Wenn {partner} dir eine Datei übergibt, hol sie hier herein. Stille ist keine Nachricht.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>FromViewModel</name>
    <message>
        <source>Not opened yet</source>
        <translation>Noch nicht geöffnet</translation>
    </message>
    <message>
        <source>Sealed until both have answered</source>
        <translation>Versiegelt, bis beide geantwortet haben</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Before it is open it shows the name {name}</source>
        <translation>Bevor es offen ist, zeigt es den Namen {name}</translation>
    </message>
    <message>
        <source>It shows no name, and is opened from its folder</source>
        <translation>Es zeigt keinen Namen und wird aus seinem Ordner geöffnet</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Noch kein Name</translation>
    </message>
    <message>
        <source>Your name, for you and in files for your partner</source>
        <translation>Dein Name, für dich und in Dateien für dein Gegenüber</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>In the list of journals</source>
        <translation>In der Liste der Tagebücher</translation>
    </message>
    <message>
        <source>Moods and feelings over time, worked out here, for you alone</source>
        <translation>Stimmungen und Gefühle über die Zeit, hier berechnet, nur für dich</translation>
    </message>
    <message>
        <source>Lock when away</source>
        <translation>Sperren, wenn du weg bist</translation>
    </message>
    <message>
        <source>Lock when the computer sleeps</source>
        <translation>Sperren, wenn der Computer schläft</translation>
    </message>
    <message>
        <source>Lock with the screen</source>
        <translation>Mit dem Bildschirm sperren</translation>
    </message>
    <message>
        <source>Key for Hide now</source>
        <translation>Taste für „Jetzt verbergen“</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Locks at once, wherever you are</source>
        <translation>Sperrt sofort, wo immer du gerade bist</translation>
    </message>
    <message>
        <source>After a minute</source>
        <translation>Nach einer Minute</translation>
    </message>
    <message>
        <source>After an hour</source>
        <translation>Nach einer Stunde</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Nie von selbst</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Rettungsblatt</translation>
    </message>
    <message>
        <source>24 words that open this journal, too</source>
        <translation>24 Wörter, die dieses Tagebuch auch öffnen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Make a new one…</source>
        <translation>Neues erstellen…</translation>
    </message>
    <message>
        <source>None. Without the passphrase nothing opens this journal.</source>
        <translation>Keines. Ohne die Passphrase öffnet nichts dieses Tagebuch.</translation>
    </message>
    <message>
        <source>Make one…</source>
        <translation>Erstellen…</translation>
    </message>
    <message>
        <source>Passphrase and recovery</source>
        <translation>Passphrase und Rettung</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Every week, only the last is kept, in {folder}</source>
        <translation>Jede Woche, nur die letzte wird behalten, in {folder}</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Backups and storage</source>
        <translation>Sicherungen und Speicherort</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Make one now…</source>
        <translation>Jetzt erstellen…</translation>
    </message>
    <message>
        <source>Backups by themselves</source>
        <translation>Automatische Sicherungen</translation>
    </message>
    <message>
        <source>Where your journal is</source>
        <translation>Wo dein Tagebuch liegt</translation>
    </message>
    <message>
        <source>The vault folder {folder}</source>
        <translation>Der Tresorordner {folder}</translation>
    </message>
    <message>
        <source>Move it…</source>
        <translation>Verschieben…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Is everything whole?</source>
        <translation>Ist alles heil?</translation>
    </message>
    <message>
        <source>Looks through all of your journal</source>
        <translation>Sieht dein ganzes Tagebuch durch</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Export your own entries</source>
        <translation>Eigene Einträge exportieren</translation>
    </message>
    <message>
        <source>As Markdown or JSON Lines, readable by anyone</source>
        <translation>Als Markdown oder JSON Lines, für alle lesbar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import another journal</source>
        <translation>Ein anderes Tagebuch importieren</translation>
    </message>
    <message>
        <source>Everything comes in private</source>
        <translation>Alles kommt als privat herein</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>The bin</source>
        <translation>Der Papierkorb</translation>
    </message>
    <message>
        <source>What you deleted rests there for 30 days</source>
        <translation>Was du gelöscht hast, liegt dort 30 Tage</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>None made from here yet</source>
        <translation>Von hier aus noch keine erstellt</translation>
    </message>
    <message>
        <source>Last one today, encrypted</source>
        <translation>Letzte heute, verschlüsselt</translation>
    </message>
    <message>
        <source>Last one yesterday, encrypted</source>
        <translation>Letzte gestern, verschlüsselt</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>Nach %n Minute</numerusform>
            <numerusform>Nach %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every week, the last %n are kept, in {folder}</source>
        <translation>
            <numerusform>Jede Woche, die letzte wird behalten, in {folder}</numerusform>
            <numerusform>Jede Woche, die letzten %n werden behalten, in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last one %n days ago, encrypted</source>
        <translation>
            <numerusform>Letzte vor %n Tag, verschlüsselt</numerusform>
            <numerusform>Letzte vor %n Tagen, verschlüsselt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last one %n weeks ago, encrypted</source>
        <translation>
            <numerusform>Letzte vor %n Woche, verschlüsselt</numerusform>
            <numerusform>Letzte vor %n Wochen, verschlüsselt</numerusform>
        </translation>
    </message>
    <message>
        <source>Last one on {day}, encrypted</source>
        <translation>Letzte am {day}, verschlüsselt</translation>
    </message>
    <message>
        <source>None. Files go by hand.</source>
        <translation>Keiner. Dateien gehen von Hand zu Hand.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Keinen nutzen</translation>
    </message>
    <message>
        <source>Exchange folder</source>
        <translation>Austauschordner</translation>
    </message>
    <message>
        <source>Share again what {partner} had</source>
        <translation>Wieder teilen, was {partner} schon hatte</translation>
    </message>
    <message>
        <source>From the pairing before; you choose each</source>
        <translation>Aus der Verbindung davor; du wählst jedes einzeln</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Ansehen…</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Neu anfangen</translation>
    </message>
    <message>
        <source>Only if your restored journal seems not to count at {partner}’s</source>
        <translation>Nur falls dein wiederhergestelltes Tagebuch bei {partner} nicht zu zählen scheint</translation>
    </message>
    <message>
        <source>Begin again…</source>
        <translation>Neu anfangen…</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Fortgehen</translation>
    </message>
    <message>
        <source>One quiet page, in your own order. Nobody is told.</source>
        <translation>Eine stille Seite, in deiner eigenen Reihenfolge. Niemand erfährt davon.</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Fortgehen…</translation>
    </message>
    <message>
        <source>Pairing</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Paired with {partner}</source>
        <translation>Verbunden mit {partner}</translation>
    </message>
    <message>
        <source>Your journal was restored: say whether this still holds</source>
        <translation>Dein Tagebuch wurde wiederhergestellt: Sag, ob das noch gilt</translation>
    </message>
    <message>
        <source>Say it…</source>
        <translation>Sagen…</translation>
    </message>
    <message>
        <source>Six words compared</source>
        <translation>Sechs Wörter verglichen</translation>
    </message>
    <message>
        <source>Six words compared on {day}</source>
        <translation>Sechs Wörter am {day} verglichen</translation>
    </message>
    <message>
        <source>See the words</source>
        <translation>Wörter ansehen</translation>
    </message>
    <message>
        <source>Unpair…</source>
        <translation>Verbindung lösen…</translation>
    </message>
    <message>
        <source>Pairing is under way</source>
        <translation>Die Verbindung ist im Gange</translation>
    </message>
    <message>
        <source>It goes on where it was</source>
        <translation>Es geht dort weiter, wo es war</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>Weiter…</translation>
    </message>
    <message>
        <source>Paired with nobody</source>
        <translation>Mit niemandem verbunden</translation>
    </message>
    <message>
        <source>Your journal is whole without it</source>
        <translation>Dein Tagebuch ist auch ohne das ganz</translation>
    </message>
    <message>
        <source>Pair with someone…</source>
        <translation>Mit jemandem verbinden…</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Back to the entry</source>
        <translation>Zurück zum Eintrag</translation>
    </message>
    <message>
        <source>Bring these words back</source>
        <translation>Diese Worte zurückholen</translation>
    </message>
    <message>
        <source>Earlier words, to read</source>
        <translation>Frühere Worte, zum Lesen</translation>
    </message>
    <message>
        <source>No earlier words</source>
        <translation>Keine früheren Worte</translation>
    </message>
    <message>
        <source>When you write on here another day, what was before is kept in this place.</source>
        <translation>Wenn du hier an einem anderen Tag weiterschreibst, wird das Bisherige an dieser Stelle aufbewahrt.</translation>
    </message>
    <message>
        <source>Earlier words stay in your journal and travel in no file. Bringing some back keeps the present ones here.</source>
        <translation>Frühere Worte bleiben in deinem Tagebuch und gehen in keiner Datei mit. Wenn du welche zurückholst, bleiben die jetzigen hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Until {day}, {time}</source>
        <translation>Bis {day}, {time}</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Import another journal</source>
        <translation>Ein anderes Tagebuch importieren</translation>
    </message>
    <message>
        <source>Everything comes in private, on its own day. What is here already comes in once only, however often you import it.</source>
        <translation>Alles kommt als privat herein, jedes an seinem Tag. Was schon hier ist, kommt nur einmal herein, wie oft du es auch importierst.</translation>
    </message>
    <message>
        <source>A folder of Markdown files…</source>
        <translation>Ein Ordner mit Markdown-Dateien…</translation>
    </message>
    <message>
        <source>A JSON Lines file…</source>
        <translation>Eine JSON-Lines-Datei…</translation>
    </message>
    <message>
        <source>You see what would come in before anything does. Files stay where they are; as they are not encrypted, you may want to erase them afterwards.</source>
        <translation>Du siehst, was hereinkäme, bevor etwas geschieht. Die Dateien bleiben, wo sie sind; weil sie nicht verschlüsselt sind, möchtest du sie danach vielleicht löschen.</translation>
    </message>
    <message>
        <source>New entries: {number}</source>
        <translation>Neue Einträge: {number}</translation>
    </message>
    <message>
        <source>Here already: {number}</source>
        <translation>Schon hier: {number}</translation>
    </message>
    <message>
        <source>Cannot be read: {number}</source>
        <translation>Nicht lesbar: {number}</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Bring them in</source>
        <translation>Hereinholen</translation>
    </message>
    <message>
        <source>A folder of Markdown files</source>
        <translation>Ein Ordner mit Markdown-Dateien</translation>
    </message>
    <message>
        <source>A JSON Lines file</source>
        <translation>Eine JSON-Lines-Datei</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl *.ndjson *.json);;All files (*)</source>
        <translation>JSON Lines (*.jsonl *.ndjson *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>It is here, private, each entry on its own day.</source>
        <translation>Es ist hier, privat, jeder Eintrag an seinem Tag.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>your partner</source>
        <translation>Gegenüber</translation>
    </message>
</context>
<context>
    <name>LeavingView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Fortgehen</translation>
    </message>
    <message>
        <source>Take what you need of this, in your own order. All of it happens on this computer and no message goes to anybody, now or later.</source>
        <translation>Nimm dir davon, was du brauchst, in deiner eigenen Reihenfolge. Alles geschieht auf diesem Computer, und keine Nachricht geht an jemanden, weder jetzt noch später.</translation>
    </message>
    <message>
        <source>Close it to others</source>
        <translation>Für andere verschließen</translation>
    </message>
    <message>
        <source>What was between you</source>
        <translation>Was zwischen euch war</translation>
    </message>
    <message>
        <source>Take your words along</source>
        <translation>Deine Worte mitnehmen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Erasing is honest work only as far as it goes: a solid-state disk may keep parts for a while, and backups, copies of the folder and versions that a synchroniser keeps stay where they are. What is left opens for nobody without your passphrase or your words.</source>
        <translation>Das Entfernen ist ehrlich, aber es reicht nur so weit: Ein Halbleiterlaufwerk kann Teile noch eine Weile behalten, und Sicherungen, Kopien des Ordners und Fassungen, die ein Synchronisierungsdienst aufhebt, bleiben, wo sie sind. Was übrig ist, öffnet sich ohne deine Passphrase oder deine Wörter für niemanden.</translation>
    </message>
    <message>
        <source>On a computer that someone else can control, these steps may be seen. If that could be so, do them on another one. There is more on the page for when you do not feel safe.</source>
        <translation>Auf einem Computer, über den jemand anderes bestimmt, könnten diese Schritte gesehen werden. Wenn das so sein könnte, geh sie auf einem anderen. Mehr dazu steht auf der Seite für den Fall, dass du dich nicht sicher fühlst.</translation>
    </message>
    <message>
        <source>If you do not feel safe</source>
        <translation>Wenn du dich nicht sicher fühlst</translation>
    </message>
    <message>
        <source>A new passphrase and a new key</source>
        <translation>Eine neue Passphrase und ein neuer Schlüssel</translation>
    </message>
    <message>
        <source>With new recovery words. Copies that someone took before stay as they were.</source>
        <translation>Mit neuen Rettungswörtern. Kopien, die jemand vorher gemacht hat, bleiben, wie sie waren.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Paired with nobody</source>
        <translation>Mit niemandem verbunden</translation>
    </message>
    <message>
        <source>There is nothing to end</source>
        <translation>Es gibt nichts zu beenden</translation>
    </message>
    <message>
        <source>End the pairing</source>
        <translation>Die Verbindung beenden</translation>
    </message>
    <message>
        <source>{partner} keeps what {partner} already has.</source>
        <translation>{partner} behält, was schon dort ist.</translation>
    </message>
    <message>
        <source>What was begun is forgotten.</source>
        <translation>Was begonnen war, wird vergessen.</translation>
    </message>
    <message>
        <source>Unpair…</source>
        <translation>Verbindung lösen…</translation>
    </message>
    <message>
        <source>What came to you</source>
        <translation>Was zu dir kam</translation>
    </message>
    <message>
        <source>It stays readable here. You can take all of it out.</source>
        <translation>Es bleibt hier lesbar. Du kannst alles davon herausnehmen.</translation>
    </message>
    <message>
        <source>Take it out…</source>
        <translation>Herausnehmen…</translation>
    </message>
    <message>
        <source>An encrypted copy</source>
        <translation>Eine verschlüsselte Kopie</translation>
    </message>
    <message>
        <source>Looked through when it is made; it can be restored anywhere</source>
        <translation>Wird nach dem Erstellen geprüft und lässt sich überall wiederherstellen</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Your words, readable by anyone</source>
        <translation>Deine Worte, für alle lesbar</translation>
    </message>
    <message>
        <source>Only if you want that: an export is not encrypted</source>
        <translation>Nur wenn du das willst: Ein Export ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Erase this journal from this computer</source>
        <translation>Dieses Tagebuch von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Everything in it, at once and for good</source>
        <translation>Alles darin, auf einmal und für immer</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Take out everything that came?</source>
        <translation>Alles herausnehmen, was kam?</translation>
    </message>
    <message>
        <source>Words and pictures from pairings that ended are erased here. Your own entries stay. It cannot be undone.</source>
        <translation>Worte und Bilder aus beendeten Verbindungen werden hier entfernt. Deine eigenen Einträge bleiben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Erase this journal?</source>
        <translation>Dieses Tagebuch entfernen?</translation>
    </message>
    <message>
        <source>Every entry in it is gone from this computer, and only a backup can bring it back. Nobody is told. The program then shows the page it begins with.</source>
        <translation>Jeder Eintrag darin ist dann von diesem Computer weg, und nur eine Sicherung kann ihn zurückbringen. Niemand erfährt davon. Das Programm zeigt danach die Seite, mit der es beginnt.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Eine Sicherung wird erstellt…</translation>
    </message>
    <message>
        <source>Taking out what came…</source>
        <translation>Was kam, wird herausgenommen…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Es läuft…</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Write to this address?</source>
        <translation>An diese Adresse schreiben?</translation>
    </message>
    <message>
        <source>It goes to {host}. Your mail program opens, and not this journal.</source>
        <translation>Sie führt zu {host}. Dein Mailprogramm öffnet sich, nicht dieses Tagebuch.</translation>
    </message>
    <message>
        <source>Open this in your browser?</source>
        <translation>Das in deinem Browser öffnen?</translation>
    </message>
    <message>
        <source>It leads to {host}. Your browser opens it, and that place can know that you came.</source>
        <translation>Es führt zu {host}. Dein Browser öffnet es, und dort lässt sich erkennen, dass du da warst.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hierbleiben</translation>
    </message>
</context>
<context>
    <name>LookSettings</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
    <message>
        <source>Writing font</source>
        <translation>Schrift beim Schreiben</translation>
    </message>
    <message>
        <source>Size of writing</source>
        <translation>Größe beim Schreiben</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Counts when the journal is opened the next time</source>
        <translation>Gilt, wenn das Tagebuch das nächste Mal geöffnet wird</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Nothing fades or slides</source>
        <translation>Nichts blendet über oder gleitet</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>LookingAt</name>
    <message>
        <source>What {partner} can see</source>
        <translation>Was {partner} sehen kann</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Exactly what {partner} will read</source>
        <translation>Genau das, was {partner} lesen wird</translation>
    </message>
    <message>
        <source>New in the next file</source>
        <translation>Neu in der nächsten Datei</translation>
    </message>
</context>
<context>
    <name>LookingBackView</name>
    <message>
        <source>Moods of this time, one dot an entry</source>
        <translation>Stimmungen aus dieser Zeit, ein Punkt für jeden Eintrag</translation>
    </message>
    <message>
        <source>Words for feelings, the longer the bar the more often</source>
        <translation>Wörter für Gefühle, je länger der Balken, desto öfter</translation>
    </message>
    <message>
        <source>On which days of the week these words came</source>
        <translation>An welchen Wochentagen diese Wörter kamen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3 Monate</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Worked out on this computer from your own entries. Never shared, not even as a summary.</source>
        <translation>Auf diesem Computer aus deinen eigenen Einträgen berechnet. Nie geteilt, auch nicht zusammengefasst.</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>How the days felt</source>
        <translation>Wie sich die Tage anfühlten</translation>
    </message>
    <message>
        <source>Each dot is an entry you gave a mood. Days you didn’t write are simply not here.</source>
        <translation>Jeder Punkt ist ein Eintrag, dem du eine Stimmung gegeben hast. Tage, an denen du nicht geschrieben hast, fehlen einfach.</translation>
    </message>
    <message>
        <source>Words you reached for</source>
        <translation>Wörter, die dir kamen</translation>
    </message>
    <message>
        <source>The longer the bar, the more often.</source>
        <translation>Je länger der Balken, desto öfter.</translation>
    </message>
    <message>
        <source>When they came</source>
        <translation>Wann sie kamen</translation>
    </message>
    <message>
        <source>The larger the dot, the more often.</source>
        <translation>Je größer der Punkt, desto öfter.</translation>
    </message>
    <message>
        <source>These are echoes of what you wrote, not a diagnosis and not a score.</source>
        <translation>Das ist ein Nachhall dessen, was du geschrieben hast, keine Diagnose und keine Bewertung.</translation>
    </message>
    <message>
        <source>There’s not enough here to see a shape</source>
        <translation>Hier ist noch nicht genug, um eine Gestalt zu sehen</translation>
    </message>
    <message>
        <source>That’s fine.</source>
        <translation>Das macht nichts.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Journal</source>
        <translation>Tagebuch</translation>
    </message>
    <message>
        <source>Bring in a file…</source>
        <translation>Datei hereinholen…</translation>
    </message>
    <message>
        <source>Make the file…</source>
        <translation>Datei erstellen…</translation>
    </message>
    <message>
        <source>Import another journal…</source>
        <translation>Ein anderes Tagebuch importieren…</translation>
    </message>
    <message>
        <source>Export your own words…</source>
        <translation>Eigene Worte exportieren…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Hide now</source>
        <translation>Jetzt verbergen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Next entry</source>
        <translation>Nächster Eintrag</translation>
    </message>
    <message>
        <source>Previous entry</source>
        <translation>Vorheriger Eintrag</translation>
    </message>
    <message>
        <source>Find in this entry</source>
        <translation>In diesem Eintrag suchen</translation>
    </message>
    <message>
        <source>Earlier words…</source>
        <translation>Frühere Worte…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>The bin…</source>
        <translation>Der Papierkorb…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Decide about sharing…</source>
        <translation>Über das Teilen entscheiden…</translation>
    </message>
    <message>
        <source>Who can read this?</source>
        <translation>Wer kann das lesen?</translation>
    </message>
    <message>
        <source>Pair with someone…</source>
        <translation>Mit jemandem verbinden…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>What {partner} can see</source>
        <translation>Was {partner} sehen kann</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Das Tagebuch durchsuchen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Write without distraction</source>
        <translation>Ohne Ablenkung schreiben</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Übliche Textgröße</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About this journal</source>
        <translation>Über dieses Tagebuch</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>von mir</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>from {partner}</source>
        <translation>von {partner}</translation>
    </message>
</context>
<context>
    <name>NameView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Name and sign</source>
        <translation>Name und Zeichen</translation>
    </message>
    <message>
        <source>Your name goes along in the files that you make for your partner.</source>
        <translation>Dein Name geht in den Dateien mit, die du für dein Gegenüber erstellst.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Show a name before the journal is open</source>
        <translation>Einen Namen zeigen, bevor das Tagebuch offen ist</translation>
    </message>
    <message>
        <source>Whoever opens the app here sees it</source>
        <translation>Wer hier die App öffnet, sieht ihn</translation>
    </message>
    <message>
        <source>A name to show</source>
        <translation>Ein Name, der sich zeigt</translation>
    </message>
    <message>
        <source>It need not be your own. Without it, the journal is opened from its folder.</source>
        <translation>Es muss nicht dein eigener sein. Ohne ihn wird das Tagebuch aus seinem Ordner geöffnet.</translation>
    </message>
    <message>
        <source>Sign: tide</source>
        <translation>Zeichen: Gezeiten</translation>
    </message>
    <message>
        <source>Sign: stones</source>
        <translation>Zeichen: Steine</translation>
    </message>
    <message>
        <source>Sign: window</source>
        <translation>Zeichen: Fenster</translation>
    </message>
    <message>
        <source>Sign: moon</source>
        <translation>Zeichen: Mond</translation>
    </message>
    <message>
        <source>Sign: dot</source>
        <translation>Zeichen: Punkt</translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>A sign</source>
        <translation>Ein Zeichen</translation>
    </message>
    <message>
        <source>A name is needed here.</source>
        <translation>Hier fehlt ein Name.</translation>
    </message>
</context>
<context>
    <name>NextFileLine</name>
    <message>
        <source>Make it now…</source>
        <translation>Jetzt erstellen…</translation>
    </message>
    <message>
        <source>In the next file.</source>
        <translation>In der nächsten Datei.</translation>
    </message>
</context>
<context>
    <name>OwnPage</name>
    <message>
        <source>Make it now…</source>
        <translation>Jetzt erstellen…</translation>
    </message>
    <message>
        <source>Change this entry</source>
        <translation>Diesen Eintrag ändern</translation>
    </message>
    <message>
        <source>Entry text</source>
        <translation>Text des Eintrags</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Ohne Tag</translation>
    </message>
    <message>
        <source>“{words}”  {number} of {count} in this entry</source>
        <translation>„{words}“  {number} von {count} in diesem Eintrag</translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>The words</source>
        <translation>Die Worte</translation>
    </message>
    <message>
        <source>{partner} marked</source>
        <translation>{partner} hat markiert</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>Pairing lets each journal lock files for the other. It opens nothing: {partner} can’t read your journal, and you can’t read {partner}’s.</source>
        <translation>Durch die Verbindung kann jedes Tagebuch Dateien für das andere verschließen. Sie öffnet nichts: {partner} kann dein Tagebuch nicht lesen, und du nicht das von {partner}.</translation>
    </message>
    <message>
        <source>Pairing lets each journal lock files for the other. It opens nothing: neither of you can read the other’s journal.</source>
        <translation>Durch die Verbindung kann jedes Tagebuch Dateien für das andere verschließen. Sie öffnet nichts: Niemand von euch kann das Tagebuch des anderen Menschen lesen.</translation>
    </message>
    <message>
        <source>{partner}’s screen shows six words too. If all six are the same, in this order, the file you got really came from {partner}.</source>
        <translation>Auch bei {partner} stehen sechs Wörter auf dem Bildschirm. Sind alle sechs gleich, in dieser Reihenfolge, dann kommt deine Datei wirklich von {partner}.</translation>
    </message>
    <message>
        <source>The other screen shows six words too. If all six are the same, in this order, the file you got really came from your partner.</source>
        <translation>Auch auf dem anderen Bildschirm stehen sechs Wörter. Sind alle sechs gleich, in dieser Reihenfolge, dann kommt deine Datei wirklich von deinem Gegenüber.</translation>
    </message>
    <message>
        <source>{partner} reads aloud</source>
        <translation>{partner} liest vor</translation>
    </message>
    <message>
        <source>Your partner reads aloud</source>
        <translation>Dein Gegenüber liest vor</translation>
    </message>
    <message>
        <source>Do this side by side, or on a call where you know {partner}’s voice. Don’t send the words as a message: anyone between you could change them.</source>
        <translation>Macht das nebeneinander oder in einem Gespräch, in dem du die Stimme von {partner} erkennst. Schickt die Wörter nicht als Nachricht: Jemand dazwischen könnte sie ändern.</translation>
    </message>
    <message>
        <source>Do this side by side, or on a call where you know your partner’s voice. Don’t send the words as a message: anyone between you could change them.</source>
        <translation>Macht das nebeneinander oder in einem Gespräch, in dem du die Stimme deines Gegenübers erkennst. Schickt die Wörter nicht als Nachricht: Jemand dazwischen könnte sie ändern.</translation>
    </message>
    <message>
        <source>You are paired with {partner}</source>
        <translation>Du bist mit {partner} verbunden</translation>
    </message>
    <message>
        <source>You are paired</source>
        <translation>Ihr seid verbunden</translation>
    </message>
    <message>
        <source>{partner} says the same in {partner}’s own journal. Neither of you is told when the other has.</source>
        <translation>{partner} sagt dasselbe im eigenen Tagebuch. Niemand von euch erfährt, wann das geschehen ist.</translation>
    </message>
    <message>
        <source>Your partner says the same in their own journal; you learn their name with their first file. Neither of you is told when the other has.</source>
        <translation>Dein Gegenüber sagt dasselbe im eigenen Tagebuch; den Namen erfährst du mit der ersten Datei. Niemand von euch erfährt, wann das geschehen ist.</translation>
    </message>
    <message>
        <source>No file is made or brought in until you say that this pairing still holds. If you paired anew since the backup was made, begin anew instead. {partner} sees these words under Settings, Pairing.</source>
        <translation>Keine Datei wird erstellt oder hereingeholt, bis du sagst, dass diese Verbindung noch gilt. Wenn ihr euch seit der Sicherung neu verbunden habt, fang stattdessen neu an. {partner} sieht diese Wörter unter Einstellungen, Verbindung.</translation>
    </message>
    <message>
        <source>No file is made or brought in until you say that this pairing still holds. If you paired anew since the backup was made, begin anew instead. Your partner sees these words under Settings, Pairing.</source>
        <translation>Keine Datei wird erstellt oder hereingeholt, bis du sagst, dass diese Verbindung noch gilt. Wenn ihr euch seit der Sicherung neu verbunden habt, fang stattdessen neu an. Dein Gegenüber sieht diese Wörter unter Einstellungen, Verbindung.</translation>
    </message>
    <message>
        <source>What came from {partner} stays readable here, and {partner} keeps what {partner} already has. Nobody is told.</source>
        <translation>Was von {partner} kam, bleibt hier lesbar, und {partner} behält, was schon dort ist. Niemand erfährt davon.</translation>
    </message>
    <message>
        <source>What came from your partner stays readable here, and they keep what they already have. Nobody is told.</source>
        <translation>Was von deinem Gegenüber kam, bleibt hier lesbar, und was dort schon ist, bleibt dort. Niemand erfährt davon.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This isn’t a pairing file</source>
        <translation>Das ist keine Verbindungsdatei</translation>
    </message>
    <message>
        <source>This is neither an invitation nor an answer.</source>
        <translation>Das ist weder eine Einladung noch eine Antwort.</translation>
    </message>
    <message>
        <source>Choose the file that your partner’s journal made.</source>
        <translation>Wähl die Datei, die das Tagebuch deines Gegenübers erstellt hat.</translation>
    </message>
    <message>
        <source>This answers another invitation</source>
        <translation>Das antwortet auf eine andere Einladung</translation>
    </message>
    <message>
        <source>This answer belongs to another or an older invitation.</source>
        <translation>Diese Antwort gehört zu einer anderen oder einer älteren Einladung.</translation>
    </message>
    <message>
        <source>Hand over your newest invitation, and ask for a new answer.</source>
        <translation>Übergib deine neueste Einladung und bitte um eine neue Antwort.</translation>
    </message>
    <message>
        <source>This invitation can’t be answered</source>
        <translation>Auf diese Einladung lässt sich nicht antworten</translation>
    </message>
    <message>
        <source>It belongs to a pairing that has ended.</source>
        <translation>Sie gehört zu einer Verbindung, die beendet ist.</translation>
    </message>
    <message>
        <source>It is the invitation that you made yourself.</source>
        <translation>Es ist die Einladung, die du selbst erstellt hast.</translation>
    </message>
    <message>
        <source>Make a new one, or ask for one.</source>
        <translation>Erstell eine neue, oder bitte um eine.</translation>
    </message>
    <message>
        <source>Hand it to your partner.</source>
        <translation>Übergib sie deinem Gegenüber.</translation>
    </message>
    <message>
        <source>There is no invitation of yours</source>
        <translation>Es gibt keine Einladung von dir</translation>
    </message>
    <message>
        <source>This is an answer, and you have not invited anyone.</source>
        <translation>Das ist eine Antwort, und du hast niemanden eingeladen.</translation>
    </message>
    <message>
        <source>Make an invitation first, or ask for theirs.</source>
        <translation>Erstell zuerst eine Einladung, oder bitte dein Gegenüber um eine.</translation>
    </message>
    <message>
        <source>You read aloud</source>
        <translation>Du liest vor</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Wort {number}: {word}</translation>
    </message>
    <message>
        <source>In the folder {folder}</source>
        <translation>Im Ordner {folder}</translation>
    </message>
    <message>
        <source>Both journals on this computer? Save the file in a folder that both of you can open, such as a public or shared one. Then lock this journal, open the other, and bring the file in there.</source>
        <translation>Beide Tagebücher auf diesem Computer? Speichere die Datei in einem Ordner, den ihr beide öffnen könnt, etwa einem öffentlichen oder geteilten. Dann sperr dieses Tagebuch, öffne das andere und hol die Datei dort herein.</translation>
    </message>
</context>
<context>
    <name>PairingView</name>
    <message>
        <source>Swap pairing files</source>
        <translation>Dateien tauschen</translation>
    </message>
    <message>
        <source>Compare the words</source>
        <translation>Wörter vergleichen</translation>
    </message>
    <message>
        <source>Paired</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>Schritt {number} von {count}: {title}</translation>
    </message>
    <message>
        <source>Make an invitation…</source>
        <translation>Einladung erstellen…</translation>
    </message>
    <message>
        <source>I was given a pairing file…</source>
        <translation>Ich habe eine Verbindungsdatei bekommen…</translation>
    </message>
    <message>
        <source>Pair with someone</source>
        <translation>Mit jemandem verbinden</translation>
    </message>
    <message>
        <source>One of you makes an invitation, the other answers it. Two small files go to and fro, then you read six words to each other.</source>
        <translation>Wer von euch beginnt, erstellt eine Einladung, und vom anderen Tagebuch kommt eine Antwort. Zwei kleine Dateien gehen hin und her, dann lest ihr euch sechs Wörter vor.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Any name will do. You can change it later.</source>
        <translation>Jeder Name passt. Du kannst ihn später ändern.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A name is needed here.</source>
        <translation>Hier fehlt ein Name.</translation>
    </message>
    <message>
        <source>What should your partner call you?</source>
        <translation>Wie soll dein Gegenüber dich nennen?</translation>
    </message>
    <message>
        <source>Your name goes along in the files you make for your partner, and to no one else.</source>
        <translation>Dein Name geht in den Dateien mit, die du für dein Gegenüber erstellst, und sonst zu niemandem.</translation>
    </message>
    <message>
        <source>Bring in the answer…</source>
        <translation>Antwort hereinholen…</translation>
    </message>
    <message>
        <source>Make a new invitation…</source>
        <translation>Neue Einladung erstellen…</translation>
    </message>
    <message>
        <source>Your invitation</source>
        <translation>Deine Einladung</translation>
    </message>
    <message>
        <source>Withdraw the invitation</source>
        <translation>Einladung zurückziehen</translation>
    </message>
    <message>
        <source>Your invitation is made</source>
        <translation>Deine Einladung ist erstellt</translation>
    </message>
    <message>
        <source>Hand it to your partner: on a stick, by mail, in a folder you both use. It holds no secret and no name. Their journal makes an answer from it; bring that in here.</source>
        <translation>Übergib sie deinem Gegenüber: auf einem Stick, per Mail, in einem Ordner, den ihr beide nutzt. Sie enthält kein Geheimnis und keinen Namen. Das andere Tagebuch macht eine Antwort daraus; die holst du hier herein.</translation>
    </message>
    <message>
        <source>A new invitation takes the place of this one.</source>
        <translation>Eine neue Einladung tritt an die Stelle dieser.</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>Später weiter</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Deine Antwort</translation>
    </message>
    <message>
        <source>Your answer is made</source>
        <translation>Deine Antwort ist erstellt</translation>
    </message>
    <message>
        <source>Hand it back to your partner. Only the journal that invited you can open it. Once it is brought in there, both of you see the same six words.</source>
        <translation>Gib sie deinem Gegenüber zurück. Nur das Tagebuch, das dich eingeladen hat, kann sie öffnen. Sobald sie dort hereingeholt ist, seht ihr beide dieselben sechs Wörter.</translation>
    </message>
    <message>
        <source>They’re different</source>
        <translation>Sie sind verschieden</translation>
    </message>
    <message>
        <source>All six match</source>
        <translation>Alle sechs sind gleich</translation>
    </message>
    <message>
        <source>Read these to each other</source>
        <translation>Lest euch diese vor</translation>
    </message>
    <message>
        <source>Stop pairing, decide later</source>
        <translation>Anhalten, später entscheiden</translation>
    </message>
    <message>
        <source>Bring in the answer again…</source>
        <translation>Antwort noch einmal hereinholen…</translation>
    </message>
    <message>
        <source>The answer was put aside. Your invitation still stands.</source>
        <translation>Die Antwort wurde beiseitegelegt. Deine Einladung gilt weiter.</translation>
    </message>
    <message>
        <source>Your answer was put aside. Nothing of it stays here.</source>
        <translation>Deine Antwort wurde beiseitegelegt. Nichts davon bleibt hier.</translation>
    </message>
    <message>
        <source>Then it was another file</source>
        <translation>Dann war es eine andere Datei</translation>
    </message>
    <message>
        <source>Most often a file of an earlier try got in between. It can also mean that someone on the way put their own file in its place. It says nothing about either of you.</source>
        <translation>Meist ist eine Datei von einem früheren Versuch dazwischengeraten. Es kann auch heißen, dass jemand unterwegs eine eigene Datei untergeschoben hat. Über euch beide sagt es nichts.</translation>
    </message>
    <message>
        <source>Nobody can read anything of yours.</source>
        <translation>Niemand kann etwas von dir lesen.</translation>
    </message>
    <message>
        <source>Begin again with a fresh invitation, best handed over from one to the other by hand.</source>
        <translation>Fangt mit einer frischen Einladung neu an, am besten von Hand zu Hand übergeben.</translation>
    </message>
    <message>
        <source>Go to my journal</source>
        <translation>Zu meinem Tagebuch</translation>
    </message>
    <message>
        <source>The six words: {words}</source>
        <translation>Die sechs Wörter: {words}</translation>
    </message>
    <message>
        <source>Nothing is shared by this. From now on you can decide, entry by entry, what goes into the next file.</source>
        <translation>Dadurch wird nichts geteilt. Von jetzt an kannst du Eintrag für Eintrag entscheiden, was in die nächste Datei geht.</translation>
    </message>
    <message>
        <source>Pair anew…</source>
        <translation>Neu verbinden…</translation>
    </message>
    <message>
        <source>This pairing still holds</source>
        <translation>Diese Verbindung gilt noch</translation>
    </message>
    <message>
        <source>Your journal was restored</source>
        <translation>Dein Tagebuch wurde wiederhergestellt</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Make an invitation</source>
        <translation>Einladung erstellen</translation>
    </message>
    <message>
        <source>Bring in a pairing file</source>
        <translation>Verbindungsdatei hereinholen</translation>
    </message>
    <message>
        <source>Make the answer</source>
        <translation>Antwort erstellen</translation>
    </message>
    <message>
        <source>End this pairing and begin anew?</source>
        <translation>Diese Verbindung beenden und neu anfangen?</translation>
    </message>
    <message>
        <source>End it here</source>
        <translation>Hier beenden</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Pairing files (*.pairing);;All files (*)</source>
        <translation>Verbindungsdateien (*.pairing);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Exactly what {partner} will read</source>
        <translation>Genau das, was {partner} lesen wird</translation>
    </message>
    <message>
        <source>On the envelope</source>
        <translation>Auf dem Umschlag</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Darin</translation>
    </message>
    <message>
        <source>The words</source>
        <translation>Die Worte</translation>
    </message>
    <message>
        <source>{form}, in answer to “{title}”</source>
        <translation>{form}, als Antwort auf „{title}“</translation>
    </message>
    <message>
        <source>In answer to “{title}”</source>
        <translation>Als Antwort auf „{title}“</translation>
    </message>
    <message>
        <source>{form}: {topic}</source>
        <translation>{form}: {topic}</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>Show the passphrase</source>
        <translation>Passphrase zeigen</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Passphrase verbergen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Passphrase, noch einmal</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>Eine vorschlagen</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Passphrase strength: {word}</source>
        <translation>Stärke der Passphrase: {word}</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Someone who knows you could guess it.</source>
        <translation>Wer dich kennt, könnte sie erraten.</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>A program could guess it in days.</source>
        <translation>Ein Programm könnte sie in Tagen erraten.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Hard to guess. One more word is better.</source>
        <translation>Schwer zu erraten. Ein Wort mehr ist besser.</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Hard to guess, even for someone who knows you well.</source>
        <translation>Schwer zu erraten, auch für Menschen, die dich gut kennen.</translation>
    </message>
</context>
<context>
    <name>PictureButton</name>
    <message>
        <source>Take it out of the entry</source>
        <translation>Aus dem Eintrag nehmen</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>This picture is not here</source>
        <translation>Dieses Bild ist nicht hier</translation>
    </message>
    <message>
        <source>This picture has not come yet</source>
        <translation>Dieses Bild ist noch nicht gekommen</translation>
    </message>
</context>
<context>
    <name>PictureTicks</name>
    <message>
        <source>There are none in this entry.</source>
        <translation>In diesem Eintrag sind keine.</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Press Escape to close</source>
        <translation>Escape schließt</translation>
    </message>
</context>
<context>
    <name>ReceivedView</name>
    <message>
        <source>Not here any more</source>
        <translation>Nicht mehr hier</translation>
    </message>
    <message>
        <source>Its words are not in your journal.</source>
        <translation>Die Worte sind nicht mehr in deinem Tagebuch.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>It stays shut, and it is here whenever you like.</source>
        <translation>Er bleibt zu, und er ist hier, wann immer du magst.</translation>
    </message>
    <message>
        <source>Back to what came from {partner}</source>
        <translation>Zurück zu dem, was von {partner} kam</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>From {partner} · envelope</source>
        <translation>Von {partner} · Umschlag</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>Show the whole thread</source>
        <translation>Das ganze Gespräch zeigen</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>Take it out of my journal…</source>
        <translation>Aus meinem Tagebuch nehmen…</translation>
    </message>
    <message>
        <source>This is about an earlier version of what it answers.</source>
        <translation>Das bezieht sich auf eine frühere Fassung dessen, worauf es antwortet.</translation>
    </message>
    <message>
        <source>This answers an entry that is not here.</source>
        <translation>Das antwortet auf einen Eintrag, der nicht hier ist.</translation>
    </message>
    <message>
        <source>From before {partner}’s restore.</source>
        <translation>Von vor der Wiederherstellung bei {partner}.</translation>
    </message>
    <message>
        <source>Written after yours could be read.</source>
        <translation>Geschrieben, nachdem deines zu lesen war.</translation>
    </message>
    <message>
        <source>{form}, in answer to “{title}”</source>
        <translation>{form}, als Antwort auf „{title}“</translation>
    </message>
    <message>
        <source>In answer to “{title}”</source>
        <translation>Als Antwort auf „{title}“</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>{partner}’s answer is closed in your journal.</source>
        <translation>Die Antwort von {partner} liegt geschlossen in deinem Tagebuch.</translation>
    </message>
    <message>
        <source>Yours goes with your next file. Both open once both keys have been handed over: first make the file, then they open.</source>
        <translation>Deine geht mit deiner nächsten Datei. Beide öffnen sich, sobald beide Schlüssel übergeben sind: Erstelle zuerst die Datei, dann öffnen sie sich.</translation>
    </message>
    <message>
        <source>Reply anyway</source>
        <translation>Trotzdem antworten</translation>
    </message>
    <message>
        <source>You: {form}</source>
        <translation>Du: {form}</translation>
    </message>
    <message>
        <source>{partner}: {form}</source>
        <translation>{partner}: {form}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show “{form}”</source>
        <translation>„{form}“ zeigen</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Let it go?</source>
        <translation>Loslassen?</translation>
    </message>
    <message>
        <source>Its words, pictures and earlier versions are erased from your journal. That cannot be undone, and nobody is told.</source>
        <translation>Worte, Bilder und frühere Fassungen davon werden aus deinem Tagebuch entfernt. Das lässt sich nicht rückgängig machen, und niemand erfährt davon.</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Take it out of your journal?</source>
        <translation>Aus deinem Tagebuch nehmen?</translation>
    </message>
    <message>
        <source>Its words are erased here. {partner} is not told, and no later file brings them back unless you ask for them.</source>
        <translation>Die Worte werden hier entfernt. {partner} erfährt es nicht, und keine spätere Datei bringt sie zurück, wenn du nicht darum bittest.</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
</context>
<context>
    <name>RecoverView</name>
    <message>
        <source>Show the passphrase</source>
        <translation>Passphrase zeigen</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Passphrase verbergen</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>Rettungswörter</translation>
    </message>
    <message>
        <source>24 words, with spaces between them</source>
        <translation>24 Wörter, mit Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Passphrase, noch einmal</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Open with these words</source>
        <translation>Mit diesen Wörtern öffnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>It becomes a journal of its own on this computer, with the passphrase that was in use when the backup was made.</source>
        <translation>Daraus wird ein eigenes Tagebuch auf diesem Computer, mit der Passphrase, die galt, als die Sicherung erstellt wurde.</translation>
    </message>
    <message>
        <source>Your recovery words</source>
        <translation>Deine Rettungswörter</translation>
    </message>
    <message>
        <source>They open this journal and give it a new passphrase.</source>
        <translation>Sie öffnen dieses Tagebuch und geben ihm eine neue Passphrase.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Rettungsblatt</translation>
    </message>
    <message>
        <source>These words open one journal, together with its folder. The sheet doesn’t say whose. Whoever holds it can read everything in it.</source>
        <translation>Diese Wörter öffnen ein einziges Tagebuch, zusammen mit seinem Ordner. Wem es gehört, steht nicht auf dem Blatt. Wer es in Händen hält, kann alles darin lesen.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>I’ll write it down</source>
        <translation>Ich schreibe sie auf</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Wort {number}: {word}</translation>
    </message>
</context>
<context>
    <name>ReplySheet</name>
    <message>
        <source>Draft, only you see it</source>
        <translation>Entwurf, nur du siehst ihn</translation>
    </message>
    <message>
        <source>Close, keep the draft</source>
        <translation>Schließen, Entwurf behalten</translation>
    </message>
    <message>
        <source>In the next file</source>
        <translation>In der nächsten Datei</translation>
    </message>
    <message>
        <source>Sealed. It goes with the next file.</source>
        <translation>Versiegelt. Sie geht mit der nächsten Datei.</translation>
    </message>
    <message>
        <source>Kept in your journal</source>
        <translation>In deinem Tagebuch behalten</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>{partner} asks you to let this go.</source>
        <translation>{partner} bittet dich, das loszulassen.</translation>
    </message>
    <message>
        <source>It counts for nothing between you any more. Whether its words stay is yours to choose, and your answer is not told to {partner}.</source>
        <translation>Zwischen euch zählt es nicht mehr. Ob die Worte bleiben, entscheidest du, und {partner} erfährt deine Antwort nicht.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Loslassen</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>{partner}’s answer</source>
        <translation>Antwort von {partner}</translation>
    </message>
    <message>
        <source>Asks you to let it go</source>
        <translation>Bittet dich ums Loslassen</translation>
    </message>
</context>
<context>
    <name>SafetyView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>If you do not feel safe</source>
        <translation>Wenn du dich nicht sicher fühlst</translation>
    </message>
    <message>
        <source>A journal for two is meant for two who wish each other well. If that is not so, your safety comes first, and the words can wait.</source>
        <translation>Ein Tagebuch zu zweit ist für zwei gedacht, die einander Gutes wollen. Wenn das nicht so ist, geht deine Sicherheit vor, und die Worte können warten.</translation>
    </message>
    <message>
        <source>Here, on this screen</source>
        <translation>Hier, auf diesem Bildschirm</translation>
    </message>
    <message>
        <source>Hide now locks the journal at once, from anywhere in it.</source>
        <translation>„Jetzt verbergen“ sperrt das Tagebuch sofort, von überall darin.</translation>
    </message>
    <message>
        <source>You owe nobody a passphrase, an answer or a file. Nothing in this journal tells your partner what you wrote, read, or left alone.</source>
        <translation>Du schuldest niemandem eine Passphrase, eine Antwort oder eine Datei. Nichts in diesem Tagebuch erzählt deinem Gegenüber, was du geschrieben, gelesen oder liegen gelassen hast.</translation>
    </message>
    <message>
        <source>Ending a pairing is silent and yours alone: Settings, Leaving.</source>
        <translation>Eine Verbindung zu beenden geschieht still und liegt allein bei dir: Einstellungen, Fortgehen.</translation>
    </message>
    <message>
        <source>If someone may watch this computer</source>
        <translation>Wenn jemand diesen Computer überwachen könnte</translation>
    </message>
    <message>
        <source>Changing passphrases or deleting things here could be noticed. Use a computer or phone that the other person never had in hands: a friend’s, a library’s, one at work.</source>
        <translation>Wenn du hier Passphrasen änderst oder etwas löschst, könnte das auffallen. Nimm einen Computer oder ein Telefon, das die andere Person nie in Händen hatte: von Freunden, in einer Bücherei, bei der Arbeit.</translation>
    </message>
    <message>
        <source>Make a plan first, with somebody who knows this, then change things.</source>
        <translation>Mach zuerst einen Plan, mit jemandem, der sich damit auskennt, und ändere dann etwas.</translation>
    </message>
    <message>
        <source>Keep what you may need later, such as messages, where only you reach it.</source>
        <translation>Bewahre, was du später brauchen könntest, etwa Nachrichten, dort auf, wo nur du hinkommst.</translation>
    </message>
    <message>
        <source>People to talk to</source>
        <translation>Menschen zum Reden</translation>
    </message>
    <message>
        <source>In danger now: the emergency number of your country, 112 in Europe.</source>
        <translation>Jetzt in Gefahr: der Notruf deines Landes, in Europa 112.</translation>
    </message>
    <message>
        <source>A helpline against violence in relationships is free and confidential in many countries, and for everyone. Your doctor, a counselling centre or a women’s or men’s shelter knows the number where you live.</source>
        <translation>Ein Hilfetelefon gegen Gewalt in Beziehungen ist in vielen Ländern kostenlos und vertraulich, und für alle da. Eine Arztpraxis, eine Beratungsstelle oder ein Frauen- oder Männerhaus kennt die Nummer an deinem Wohnort.</translation>
    </message>
    <message>
        <source>Someone you trust. Saying it aloud once makes the next step easier.</source>
        <translation>Jemand, dem du vertraust. Es einmal auszusprechen macht den nächsten Schritt leichter.</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Search your journal</source>
        <translation>Dein Tagebuch durchsuchen</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Mine and {partner}’s</source>
        <translation>Von mir und {partner}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Von mir</translation>
    </message>
    <message>
        <source>{partner}’s</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Only this open journal is searched. Searches aren’t kept.</source>
        <translation>Nur dieses offene Tagebuch wird durchsucht. Suchen werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing with these words</source>
        <translation>Nichts mit diesen Wörtern</translation>
    </message>
    <message>
        <source>The beginning of a word is enough, and accents don’t matter.</source>
        <translation>Der Anfang eines Wortes genügt, und Akzente spielen keine Rolle.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>SearchViewModel</name>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
</context>
<context>
    <name>SecretView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Eine neue Passphrase</translation>
    </message>
    <message>
        <source>Quick. Copies made before open with the old one.</source>
        <translation>Geht schnell. Frühere Kopien öffnen sich noch mit der alten.</translation>
    </message>
    <message>
        <source>A new passphrase and a new key</source>
        <translation>Eine neue Passphrase und ein neuer Schlüssel</translation>
    </message>
    <message>
        <source>If someone may have seen the old one, or copied the folder.</source>
        <translation>Wenn jemand die alte gesehen oder den Ordner kopiert haben könnte.</translation>
    </message>
    <message>
        <source>New recovery words, too</source>
        <translation>Auch neue Rettungswörter</translation>
    </message>
    <message>
        <source>The old sheet then opens copies made before, and nothing else</source>
        <translation>Das alte Blatt öffnet dann frühere Kopien und sonst nichts</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A passphrase of your own</source>
        <translation>Eine eigene Passphrase</translation>
    </message>
    <message>
        <source>Four or more words with nothing in common. Long beats clever.</source>
        <translation>Vier oder mehr Wörter, die nichts gemeinsam haben. Länge schlägt Raffinesse.</translation>
    </message>
    <message>
        <source>Your way back in</source>
        <translation>Dein Weg zurück hinein</translation>
    </message>
    <message>
        <source>If the passphrase is ever lost, only these 24 words help. Nothing is changed before you have typed three of them back.</source>
        <translation>Wenn die Passphrase je verloren geht, helfen nur diese 24 Wörter. Nichts wird geändert, bevor du drei davon zurückgetippt hast.</translation>
    </message>
    <message>
        <source>Change it now</source>
        <translation>Jetzt ändern</translation>
    </message>
    <message>
        <source>Three of your words</source>
        <translation>Drei von deinen Wörtern</translation>
    </message>
    <message>
        <source>Type them from your sheet, so that you know it’s complete and readable.</source>
        <translation>Tipp sie von deinem Blatt ab, damit du weißt, dass es vollständig und lesbar ist.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>What opens your journal is being changed. With a new key this takes longer.</source>
        <translation>Was dein Tagebuch öffnet, wird gerade geändert. Mit einem neuen Schlüssel dauert das länger.</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>Zurück zu den Einstellungen</translation>
    </message>
    <message>
        <source>Copies and backups made before still open with the old secrets.</source>
        <translation>Frühere Kopien und Sicherungen öffnen sich noch mit den alten Geheimnissen.</translation>
    </message>
    <message>
        <source>It is changed</source>
        <translation>Es ist geändert</translation>
    </message>
    <message>
        <source>Pair again…</source>
        <translation>Neu verbinden…</translation>
    </message>
    <message>
        <source>Replace my backups</source>
        <translation>Meine Sicherungen ersetzen</translation>
    </message>
    <message>
        <source>Your journal has a new passphrase and a new key.</source>
        <translation>Dein Tagebuch hat eine neue Passphrase und einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>Copies and backups made before still open with the old secrets, and so does what is in them: also the keys of your pairing. If someone may have such a copy, pair again as well.</source>
        <translation>Frühere Kopien und Sicherungen öffnen sich noch mit den alten Geheimnissen, und damit auch, was darin ist: auch die Schlüssel eurer Verbindung. Wenn jemand so eine Kopie haben könnte, verbinde dich auch neu.</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Rettungsblatt speichern</translation>
    </message>
    <message>
        <source>recovery sheet.pdf</source>
        <translation>Rettungsblatt.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>{form} to “{title}”</source>
        <translation>{form} zu „{title}“</translation>
    </message>
    <message>
        <source>Something without a title</source>
        <translation>Etwas ohne Titel</translation>
    </message>
    <message>
        <source>You asked {partner} to let it go</source>
        <translation>Du hast {partner} ums Loslassen gebeten</translation>
    </message>
    <message>
        <source>You ask {partner} to let it go</source>
        <translation>Du bittest {partner} ums Loslassen</translation>
    </message>
    <message>
        <source>Whole entry</source>
        <translation>Ganzer Eintrag</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Auszug</translation>
    </message>
    <message>
        <source>Sealed answer</source>
        <translation>Versiegelte Antwort</translation>
    </message>
    <message>
        <source>Excerpt, {number} of {all} paragraphs</source>
        <translation>Auszug, {number} von {all} Absätzen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>one picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>{number} pictures</source>
        <translation>{number} Bilder</translation>
    </message>
    <message>
        <source>its key leaves with the next file</source>
        <translation>ihr Schlüssel geht mit der nächsten Datei</translation>
    </message>
    <message>
        <source>its key has left</source>
        <translation>ihr Schlüssel ist übergeben</translation>
    </message>
    <message>
        <source>newer words; {partner} has the earlier ones</source>
        <translation>neuere Worte; {partner} hat die früheren</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>Ab {day}</translation>
    </message>
    <message>
        <source>Perhaps in a file</source>
        <translation>Vielleicht in einer Datei</translation>
    </message>
    <message>
        <source>Asked in file {number}</source>
        <translation>Erbeten in Datei {number}</translation>
    </message>
    <message>
        <source>File {number}</source>
        <translation>Datei {number}</translation>
    </message>
    <message>
        <source>Asked in file {number}, {day}</source>
        <translation>Erbeten in Datei {number}, {day}</translation>
    </message>
    <message>
        <source>File {number}, {day}</source>
        <translation>Datei {number}, {day}</translation>
    </message>
</context>
<context>
    <name>SettingsAsks</name>
    <message>
        <source>Nothing can be kept there</source>
        <translation>Dort lässt sich nichts aufbewahren</translation>
    </message>
    <message>
        <source>That folder is not there, is not yours to write in, or is the journal’s own.</source>
        <translation>Dieser Ordner ist nicht da, du darfst nicht darin schreiben, oder es ist der des Tagebuchs selbst.</translation>
    </message>
    <message>
        <source>Your journal is as it was.</source>
        <translation>Dein Tagebuch ist, wie es war.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wähl einen anderen Ort.</translation>
    </message>
    <message>
        <source>Remove the recovery words?</source>
        <translation>Die Rettungswörter entfernen?</translation>
    </message>
    <message>
        <source>From then on only the passphrase opens this journal. Backups made before still open with the words.</source>
        <translation>Von da an öffnet nur die Passphrase dieses Tagebuch. Frühere Sicherungen öffnen sich noch mit den Wörtern.</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Where backups should go</source>
        <translation>Wohin die Sicherungen sollen</translation>
    </message>
    <message>
        <source>Moving your journal</source>
        <translation>Mit dem Tagebuch umziehen</translation>
    </message>
    <message>
        <source>A journal moves as a backup: make one here, and restore it at the new place with your passphrase, before any journal is open.</source>
        <translation>Ein Tagebuch zieht als Sicherung um: Erstell hier eine, und stell sie am neuen Ort mit deiner Passphrase wieder her, bevor ein Tagebuch offen ist.</translation>
    </message>
    <message>
        <source>Until you erase this one, both are here; write in one of them only.</source>
        <translation>Bis du dieses hier entfernst, gibt es beide; schreib nur in einem davon.</translation>
    </message>
    <message>
        <source>A folder you both reach</source>
        <translation>Ein Ordner, den ihr beide erreicht</translation>
    </message>
    <message>
        <source>End the pairing with {partner}?</source>
        <translation>Die Verbindung mit {partner} beenden?</translation>
    </message>
    <message>
        <source>No file goes to {partner} or comes from {partner} any more. {partner} keeps what {partner} already has; what came to you stays readable here. Nobody is told, and it cannot be taken back: you would pair anew.</source>
        <translation>Keine Datei geht mehr zu {partner} oder kommt von {partner}. {partner} behält, was schon dort ist; was zu dir kam, bleibt hier lesbar. Niemand erfährt davon, und es lässt sich nicht zurücknehmen: Ihr würdet euch neu verbinden.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stay paired</source>
        <translation>Verbunden bleiben</translation>
    </message>
    <message>
        <source>Begin again?</source>
        <translation>Neu anfangen?</translation>
    </message>
    <message>
        <source>For the rare case that a clock was set back between two restores: from your next file on, {partner}’s journal takes your words as the newest. What went before stays readable there.</source>
        <translation>Für den seltenen Fall, dass zwischen zwei Wiederherstellungen eine Uhr zurückgestellt wurde: Ab deiner nächsten Datei nimmt das Tagebuch von {partner} deine Worte als die neuesten. Was vorher ging, bleibt dort lesbar.</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Neu anfangen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All of this but the appearance is kept inside your journal. {partner} sees none of it, and leaving is not announced.</source>
        <translation>All das außer dem Aussehen liegt in deinem Tagebuch. {partner} sieht nichts davon, und Fortgehen wird nicht angekündigt.</translation>
    </message>
    <message>
        <source>All of this but the appearance is kept inside your journal.</source>
        <translation>All das außer dem Aussehen liegt in deinem Tagebuch.</translation>
    </message>
    <message>
        <source>About this journal</source>
        <translation>Über dieses Tagebuch</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>Sicherungen (*.backup)</translation>
    </message>
    <message>
        <source>The language counts when the journal is opened the next time.</source>
        <translation>Die Sprache gilt, wenn das Tagebuch das nächste Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Eine Sicherung wird erstellt…</translation>
    </message>
    <message>
        <source>Looking through your journal…</source>
        <translation>Dein Tagebuch wird durchgesehen…</translation>
    </message>
    <message>
        <source>Taking out what came…</source>
        <translation>Was kam, wird herausgenommen…</translation>
    </message>
    <message>
        <source>The backup is made and was looked through. It opens as your journal does.</source>
        <translation>Die Sicherung ist erstellt und geprüft. Sie öffnet sich wie dein Tagebuch.</translation>
    </message>
    <message>
        <source>The weekly backup is made and was looked through.</source>
        <translation>Die wöchentliche Sicherung ist erstellt und geprüft.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Your journal is whole.</source>
        <translation>Dein Tagebuch ist heil.</translation>
    </message>
    <message>
        <source>Something in your journal is damaged</source>
        <translation>Etwas in deinem Tagebuch ist beschädigt</translation>
    </message>
    <message>
        <source>The check calls it: {problems}.</source>
        <translation>Die Prüfung nennt es: {problems}.</translation>
    </message>
    <message>
        <source>What can be read stays readable, and nothing was changed.</source>
        <translation>Was sich lesen lässt, bleibt lesbar, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Make an export of your words now, then restore your latest backup.</source>
        <translation>Exportiere jetzt deine Worte, dann stell deine letzte Sicherung wieder her.</translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message>
        <source>Read it, no reply needed.</source>
        <translation>Lies es, eine Antwort ist nicht nötig.</translation>
    </message>
    <message>
        <source>Tell me what you heard.</source>
        <translation>Sag mir, was bei dir angekommen ist.</translation>
    </message>
    <message>
        <source>Be on my side tonight.</source>
        <translation>Sei heute Abend auf meiner Seite.</translation>
    </message>
    <message>
        <source>It’s good news.</source>
        <translation>Es ist etwas Gutes.</translation>
    </message>
    <message>
        <source>Ideas are welcome.</source>
        <translation>Ideen sind willkommen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts Bestimmtes</translation>
    </message>
    <message>
        <source>Not shared</source>
        <translation>Nicht geteilt</translation>
    </message>
    <message>
        <source>Left blank</source>
        <translation>Bleibt leer</translation>
    </message>
    <message>
        <source>This entry has none</source>
        <translation>Dieser Eintrag hat keinen</translation>
    </message>
    <message>
        <source>Sleep on it: goes in from tomorrow</source>
        <translation>Darüber schlafen: geht ab morgen mit</translation>
    </message>
    <message>
        <source>With the next file</source>
        <translation>Mit der nächsten Datei</translation>
    </message>
    <message>
        <source>The whole entry</source>
        <translation>Der ganze Eintrag</translation>
    </message>
    <message>
        <source>An excerpt</source>
        <translation>Ein Auszug</translation>
    </message>
    <message>
        <source>An excerpt, nothing marked yet</source>
        <translation>Ein Auszug, noch nichts markiert</translation>
    </message>
    <message>
        <source>An excerpt, {number} of {all} paragraphs</source>
        <translation>Ein Auszug, {number} von {all} Absätzen</translation>
    </message>
    <message>
        <source>None in this entry</source>
        <translation>Keine in diesem Eintrag</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} von {all}</translation>
    </message>
    <message>
        <source>Keep private</source>
        <translation>Privat lassen</translation>
    </message>
    <message>
        <source>Add to next file</source>
        <translation>In die nächste Datei</translation>
    </message>
    <message>
        <source>Share it this way</source>
        <translation>So teilen</translation>
    </message>
    <message>
        <source>Share these words too</source>
        <translation>Diese Worte auch teilen</translation>
    </message>
    <message>
        <source>Take back: it has not left yet</source>
        <translation>Zurücknehmen: Es ist noch nicht hinaus</translation>
    </message>
    <message>
        <source>Ask {partner} to let it go…</source>
        <translation>{partner} ums Loslassen bitten…</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>From tomorrow it goes in your next file.</source>
        <translation>Ab morgen geht es in deine nächste Datei.</translation>
    </message>
    <message>
        <source>It goes in your next file as the newer words; {partner} keeps the earlier ones.</source>
        <translation>Es geht als die neueren Worte in deine nächste Datei; {partner} behält die früheren.</translation>
    </message>
    <message>
        <source>It goes in your next file.</source>
        <translation>Es geht in deine nächste Datei.</translation>
    </message>
    <message>
        <source>You can ask {partner} to let it go, but nobody can undo reading.</source>
        <translation>Du kannst {partner} ums Loslassen bitten, aber Gelesenes macht niemand ungelesen.</translation>
    </message>
    <message>
        <source>Until you make that, you can take it back. After that you can ask {partner} to let it go, but nobody can undo reading.</source>
        <translation>Bis du sie erstellst, kannst du es zurücknehmen. Danach kannst du {partner} ums Loslassen bitten, aber Gelesenes macht niemand ungelesen.</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>der Titel</translation>
    </message>
    <message>
        <source>the other paragraphs</source>
        <translation>die übrigen Absätze</translation>
    </message>
    <message>
        <source>the tags</source>
        <translation>die Stichwörter</translation>
    </message>
    <message>
        <source>the day</source>
        <translation>der Tag</translation>
    </message>
    <message>
        <source>the time</source>
        <translation>die Uhrzeit</translation>
    </message>
    <message>
        <source>your mood</source>
        <translation>deine Stimmung</translation>
    </message>
    <message>
        <source>your feelings</source>
        <translation>deine Gefühle</translation>
    </message>
    <message>
        <source>your needs</source>
        <translation>deine Bedürfnisse</translation>
    </message>
    <message>
        <source>the pictures</source>
        <translation>die Bilder</translation>
    </message>
    <message>
        <source>the other pictures</source>
        <translation>die übrigen Bilder</translation>
    </message>
    <message>
        <source>Stays here: {parts}.</source>
        <translation>Bleibt hier: {parts}.</translation>
    </message>
    <message>
        <source>The passage is not in the entry any more. Mark it again.</source>
        <translation>Die Stelle ist nicht mehr im Eintrag. Markiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This is too long to travel in one piece.</source>
        <translation>Das ist zu lang, um in einem Stück mitzugehen.</translation>
    </message>
    <message>
        <source>Something changed in the meantime, so nothing was shared. Look at it again.</source>
        <translation>Inzwischen hat sich etwas geändert, daher wurde nichts geteilt. Sieh es dir noch einmal an.</translation>
    </message>
    <message>
        <source>Both answers are here, so yours stays. Make the file, and they open.</source>
        <translation>Beide Antworten sind hier, daher bleibt deine. Erstelle die Datei, dann öffnen sie sich.</translation>
    </message>
    <message>
        <source>The key to this sealed answer has left in a file, so it stays as it is.</source>
        <translation>Der Schlüssel zu dieser versiegelten Antwort ist in einer Datei hinausgegangen, daher bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>It answers something that is not shared, or not here. Share that first.</source>
        <translation>Es antwortet auf etwas, das nicht geteilt oder nicht hier ist. Teile zuerst das.</translation>
    </message>
    <message>
        <source>Ask {partner} to let this go?</source>
        <translation>{partner} bitten, das loszulassen?</translation>
    </message>
    <message>
        <source>Ask {partner} to let “{title}” go?</source>
        <translation>{partner} bitten, „{title}“ loszulassen?</translation>
    </message>
    <message>
        <source>The request goes in your next file, with no reason. {partner} chooses, you aren’t told, and nobody can undo reading. It is final.</source>
        <translation>Die Bitte geht in deine nächste Datei, ohne Grund. {partner} entscheidet, du erfährst es nicht, und Gelesenes macht niemand ungelesen. Es ist endgültig.</translation>
    </message>
    <message>
        <source>Add the request</source>
        <translation>Bitte hinzufügen</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>Share with {partner}</source>
        <translation>Mit {partner} teilen</translation>
    </message>
    <message>
        <source>Close, keep it as it is</source>
        <translation>Schließen, alles so lassen</translation>
    </message>
    <message>
        <source>What {partner} will read</source>
        <translation>Was {partner} lesen wird</translation>
    </message>
    <message>
        <source>What I’d like back</source>
        <translation>Was ich mir wünsche</translation>
    </message>
    <message>
        <source>How to hold it</source>
        <translation>Wie damit umgehen</translation>
    </message>
    <message>
        <source>Mood and feelings</source>
        <translation>Stimmung und Gefühle</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>The whole entry</source>
        <translation>Der ganze Eintrag</translation>
    </message>
    <message>
        <source>An excerpt</source>
        <translation>Ein Auszug</translation>
    </message>
    <message>
        <source>The paragraphs you mark.</source>
        <translation>Die Absätze, die du markierst.</translation>
    </message>
    <message>
        <source>Click a paragraph in the text, or select some. On the keyboard: Space.</source>
        <translation>Klick auf einen Absatz im Text, oder wähl mehrere aus. Auf der Tastatur: Leertaste.</translation>
    </message>
    <message>
        <source>Mark paragraphs…</source>
        <translation>Absätze markieren…</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>Deine eigenen Worte</translation>
    </message>
    <message>
        <source>How to hold it, in your own words</source>
        <translation>Wie damit umgehen, in deinen eigenen Worten</translation>
    </message>
    <message>
        <source>{partner} sees this before opening it. It’s a promise, not a lock.</source>
        <translation>{partner} sieht das vor dem Öffnen. Es ist ein Versprechen, kein Schloss.</translation>
    </message>
    <message>
        <source>With the next file</source>
        <translation>Mit der nächsten Datei</translation>
    </message>
    <message>
        <source>Sleep on it</source>
        <translation>Darüber schlafen</translation>
    </message>
    <message>
        <source>It goes in from tomorrow.</source>
        <translation>Es geht ab morgen mit.</translation>
    </message>
    <message>
        <source>A sealed answer. When both answers are here, your next file carries its key; that tells {partner} that you brought theirs in.</source>
        <translation>Eine versiegelte Antwort. Wenn beide Antworten hier sind, trägt deine nächste Datei ihren Schlüssel; daran sieht {partner}, dass du die andere Antwort hereingeholt hast.</translation>
    </message>
    <message>
        <source>See exactly what {partner} will read</source>
        <translation>Genau das ansehen, was {partner} lesen wird</translation>
    </message>
    <message>
        <source>The title</source>
        <translation>Der Titel</translation>
    </message>
    <message>
        <source>Mood: {word}</source>
        <translation>Stimmung: {word}</translation>
    </message>
    <message>
        <source>Feelings: {words}</source>
        <translation>Gefühle: {words}</translation>
    </message>
    <message>
        <source>Needs: {words}</source>
        <translation>Bedürfnisse: {words}</translation>
    </message>
    <message>
        <source>None are marked in this entry.</source>
        <translation>In diesem Eintrag sind keine markiert.</translation>
    </message>
    <message>
        <source>The day: {day}</source>
        <translation>Der Tag: {day}</translation>
    </message>
    <message>
        <source>This entry has no day.</source>
        <translation>Dieser Eintrag hat keinen Tag.</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Vorschau schließen</translation>
    </message>
</context>
<context>
    <name>ShareView</name>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Back to the sheet</source>
        <translation>Zurück zur Auswahl</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>Der Eintrag</translation>
    </message>
    <message>
        <source>In an excerpt: Space marks the paragraph, or those that are selected.</source>
        <translation>Im Auszug: Die Leertaste markiert den Absatz oder die ausgewählten.</translation>
    </message>
    <message>
        <source>You marked</source>
        <translation>Du hast markiert</translation>
    </message>
    <message>
        <source>Exactly what {partner} will read</source>
        <translation>Genau das, was {partner} lesen wird</translation>
    </message>
    <message>
        <source>Back to your entry</source>
        <translation>Zurück zu deinem Eintrag</translation>
    </message>
    <message>
        <source>Beside the words travel random ids that say where it belongs.</source>
        <translation>Neben den Worten gehen zufällige Kennungen mit, die sagen, wohin es gehört.</translation>
    </message>
    <message>
        <source>This is the whole of it, word for word. Nothing else travels.</source>
        <translation>Das ist alles, Wort für Wort. Sonst geht nichts mit.</translation>
    </message>
    <message>
        <source>Only you can read this</source>
        <translation>Nur du kannst das lesen</translation>
    </message>
    <message>
        <source>Excerpt shared</source>
        <translation>Auszug geteilt</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>In a file you made</source>
        <translation>In einer Datei von dir</translation>
    </message>
    <message>
        <source>In the next file</source>
        <translation>In der nächsten Datei</translation>
    </message>
    <message>
        <source>Mark what {partner} would read: nothing is marked yet.</source>
        <translation>Markiere, was {partner} lesen würde: Noch ist nichts markiert.</translation>
    </message>
    <message>
        <source>{partner} would read the marked paragraphs only.</source>
        <translation>{partner} würde nur die markierten Absätze lesen.</translation>
    </message>
    <message>
        <source>Taken back. It never left.</source>
        <translation>Zurückgenommen. Es ist nie hinausgegangen.</translation>
    </message>
    <message>
        <source>The request is in the next file</source>
        <translation>Die Bitte ist in der nächsten Datei</translation>
    </message>
</context>
<context>
    <name>ShortcutsView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse. The menus show these, too.</source>
        <translation>Alles geht ohne Maus. Die Menüs zeigen die Tasten auch.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Das Tagebuch durchsuchen</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Datei hereinholen</translation>
    </message>
    <message>
        <source>Make the file</source>
        <translation>Datei erstellen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Hide now (as you chose it in Settings)</source>
        <translation>Jetzt verbergen (wie in den Einstellungen gewählt)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Next pane, previous pane</source>
        <translation>Nächster Bereich, voriger Bereich</translation>
    </message>
    <message>
        <source>Places of the sidebar</source>
        <translation>Orte der Seitenleiste</translation>
    </message>
    <message>
        <source>Close a sheet, keep private</source>
        <translation>Ein Blatt schließen, privat lassen</translation>
    </message>
    <message>
        <source>Reading and writing</source>
        <translation>Lesen und Schreiben</translation>
    </message>
    <message>
        <source>Next entry, previous entry</source>
        <translation>Nächster Eintrag, voriger Eintrag</translation>
    </message>
    <message>
        <source>Find in this entry</source>
        <translation>In diesem Eintrag suchen</translation>
    </message>
    <message>
        <source>Next match, previous match</source>
        <translation>Nächster Treffer, voriger Treffer</translation>
    </message>
    <message>
        <source>Bold, italic</source>
        <translation>Fett, kursiv</translation>
    </message>
    <message>
        <source>Write without distraction</source>
        <translation>Ohne Ablenkung schreiben</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Larger text, smaller text</source>
        <translation>Größerer Text, kleinerer Text</translation>
    </message>
    <message>
        <source>Delete an entry, in the list</source>
        <translation>Einen Eintrag löschen, in der Liste</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Decide about sharing</source>
        <translation>Über das Teilen entscheiden</translation>
    </message>
    <message>
        <source>Who can read this?</source>
        <translation>Wer kann das lesen?</translation>
    </message>
    <message>
        <source>Enter alone never shares, seals, makes a file, or deletes.</source>
        <translation>Die Eingabetaste allein teilt, versiegelt, erstellt und löscht nie etwas.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pair with someone</source>
        <translation>Mit jemandem verbinden</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Hide now</source>
        <translation>Jetzt verbergen</translation>
    </message>
    <message>
        <source>Journal open</source>
        <translation>Tagebuch offen</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>With {partner}</source>
        <translation>Mit {partner}</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>What {partner} can see</source>
        <translation>Was {partner} sehen kann</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Back to Together</source>
        <translation>Zurück zu „Zusammen“</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Beginning tells nobody anything. You see it first, then you decide.</source>
        <translation>Vom Beginnen erfährt niemand. Du siehst es zuerst, dann entscheidest du.</translation>
    </message>
    <message>
        <source>Your part in it</source>
        <translation>Dein Teil darin</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>From {partner} · envelope</source>
        <translation>Von {partner} · Umschlag</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Excerpt shared</source>
        <translation>Auszug geteilt</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Private, only you can read this</source>
        <translation>Privat, nur du kannst das lesen</translation>
    </message>
    <message>
        <source>Shared with {partner}</source>
        <translation>Mit {partner} geteilt</translation>
    </message>
    <message>
        <source>An excerpt is shared with {partner}</source>
        <translation>Ein Auszug ist mit {partner} geteilt</translation>
    </message>
    <message>
        <source>Written by {partner}</source>
        <translation>Von {partner} geschrieben</translation>
    </message>
    <message>
        <source>An envelope from {partner}, not opened</source>
        <translation>Ein Umschlag von {partner}, nicht geöffnet</translation>
    </message>
    <message>
        <source>Sealed until both have answered</source>
        <translation>Versiegelt, bis beide geantwortet haben</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Only you can read this</source>
        <translation>Nur du kannst das lesen</translation>
    </message>
    <message>
        <source>{partner} can read what you shared</source>
        <translation>{partner} kann lesen, was du geteilt hast</translation>
    </message>
    <message>
        <source>{partner} can read the passage that you shared</source>
        <translation>{partner} kann die Stelle lesen, die du geteilt hast</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Pass needs no reason and opens nothing. Rest it, and it waits without a date.</source>
        <translation>Passen braucht keinen Grund und öffnet nichts. Lass es ruhen, dann wartet es ohne Termin.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Back to Together</source>
        <translation>Zurück zu „Zusammen“</translation>
    </message>
    <message>
        <source>Draft, only you see it</source>
        <translation>Entwurf, nur du siehst ihn</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Stands beside this thread.</source>
        <translation>Steht neben diesem Gespräch.</translation>
    </message>
    <message>
        <source>This is about an earlier version of what it answers.</source>
        <translation>Das bezieht sich auf eine frühere Fassung dessen, worauf es antwortet.</translation>
    </message>
    <message>
        <source>Show the envelope</source>
        <translation>Umschlag zeigen</translation>
    </message>
    <message>
        <source>In the next file</source>
        <translation>In der nächsten Datei</translation>
    </message>
    <message>
        <source>In file {number}</source>
        <translation>In Datei {number}</translation>
    </message>
    <message>
        <source>In a file</source>
        <translation>In einer Datei</translation>
    </message>
    <message>
        <source>Change your answer: {question}</source>
        <translation>Deine Antwort ändern: {question}</translation>
    </message>
    <message>
        <source>Words for yourself: {question}</source>
        <translation>Worte für dich: {question}</translation>
    </message>
    <message>
        <source>Only for yourself</source>
        <translation>Nur für dich</translation>
    </message>
    <message>
        <source>Sealed. It goes with the next file.</source>
        <translation>Versiegelt. Sie geht mit der nächsten Datei.</translation>
    </message>
    <message>
        <source>Kept in your journal</source>
        <translation>In deinem Tagebuch behalten</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Gepasst</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Rest it?</source>
        <translation>Ruhen lassen?</translation>
    </message>
    <message>
        <source>It waits without a date, for both of you, and a reason is not needed.</source>
        <translation>Es wartet ohne Termin, für euch beide, und ein Grund ist nicht nötig.</translation>
    </message>
    <message>
        <source>Pass?</source>
        <translation>Passen?</translation>
    </message>
    <message>
        <source>It ends for both of you, without a reason. Nothing that is sealed opens.</source>
        <translation>Es endet für euch beide, ohne Grund. Nichts Versiegeltes öffnet sich.</translation>
    </message>
    <message>
        <source>{partner} sees it with your next file.</source>
        <translation>{partner} sieht es mit deiner nächsten Datei.</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>Offen lassen</translation>
    </message>
</context>
<context>
    <name>Threads</name>
    <message>
        <source>Something new</source>
        <translation>Etwas Neues</translation>
    </message>
    <message>
        <source>Yours to write</source>
        <translation>Für dich zum Schreiben</translation>
    </message>
    <message>
        <source>In the next file</source>
        <translation>In der nächsten Datei</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Zu Ende</translation>
    </message>
    <message>
        <source>Yours: a draft</source>
        <translation>Deines: ein Entwurf</translation>
    </message>
    <message>
        <source>Yours: in the next file</source>
        <translation>Deines: in der nächsten Datei</translation>
    </message>
    <message>
        <source>Yours: in file {number}</source>
        <translation>Deines: in Datei {number}</translation>
    </message>
    <message>
        <source>You passed</source>
        <translation>Du hast gepasst</translation>
    </message>
    <message>
        <source>Yours: taken back</source>
        <translation>Deines: zurückgenommen</translation>
    </message>
    <message>
        <source>{partner}: here</source>
        <translation>{partner}: ist da</translation>
    </message>
    <message>
        <source>{partner}: closed here</source>
        <translation>{partner}: da, geschlossen</translation>
    </message>
    <message>
        <source>{partner}: open</source>
        <translation>{partner}: offen</translation>
    </message>
    <message>
        <source>{partner} passed</source>
        <translation>{partner} hat gepasst</translation>
    </message>
    <message>
        <source>{partner}: taken back</source>
        <translation>{partner}: zurückgenommen</translation>
    </message>
    <message>
        <source>Yours: in a file</source>
        <translation>Deines: in einer Datei</translation>
    </message>
    <message>
        <source>This has come to its end.</source>
        <translation>Das ist an sein Ende gekommen.</translation>
    </message>
    <message>
        <source>This was passed. No reason is needed.</source>
        <translation>Hier wurde gepasst. Ein Grund ist nicht nötig.</translation>
    </message>
    <message>
        <source>This is resting. It waits without a date.</source>
        <translation>Das ruht. Es wartet ohne Termin.</translation>
    </message>
    <message>
        <source>{partner}’s answer is closed in your journal.</source>
        <translation>Die Antwort von {partner} liegt geschlossen in deinem Tagebuch.</translation>
    </message>
    <message>
        <source>Yours goes with your next file. Both open once both keys have been handed over: first make the file, then they open.</source>
        <translation>Deine geht mit deiner nächsten Datei. Beide öffnen sich, sobald beide Schlüssel übergeben sind: Erstelle zuerst die Datei, dann öffnen sie sich.</translation>
    </message>
    <message>
        <source>Both answers are here.</source>
        <translation>Beide Antworten sind hier.</translation>
    </message>
    <message>
        <source>Make the file and they open.</source>
        <translation>Erstelle die Datei, dann öffnen sie sich.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>From {partner}</source>
        <translation>Von {partner}</translation>
    </message>
    <message>
        <source>Which entries to show</source>
        <translation>Welche Einträge zu sehen sind</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts hier</translation>
    </message>
    <message>
        <source>Write one line, or a page, or nothing today. It stays private until you decide otherwise.</source>
        <translation>Schreib eine Zeile oder eine Seite oder heute gar nichts. Es bleibt privat, bis du es anders entscheidest.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Delete this entry?</source>
        <translation>Diesen Eintrag löschen?</translation>
    </message>
    <message>
        <source>It rests in the bin for 30 days, then it is erased. What {partner} has of it stays with {partner}.</source>
        <translation>Er liegt 30 Tage im Papierkorb, dann wird er endgültig entfernt. Was {partner} davon hat, bleibt bei {partner}.</translation>
    </message>
    <message>
        <source>It rests in the bin for 30 days, then it is erased.</source>
        <translation>Er liegt 30 Tage im Papierkorb, dann wird er endgültig entfernt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>TogetherHub</name>
    <message>
        <source>Nothing here is due, and nothing piles up. Take what fits, or nothing.</source>
        <translation>Nichts hier ist fällig, und nichts häuft sich an. Nimm, was passt, oder nichts.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Between you two</source>
        <translation>Zwischen euch beiden</translation>
    </message>
    <message>
        <source>Over, or resting</source>
        <translation>Vorbei, oder ruhend</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{act}: {title}</source>
        <translation>{act}: {title}</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>A question, answered by both</source>
        <translation>Eine Frage, von euch beiden beantwortet</translation>
    </message>
    <message>
        <source>Together time</source>
        <translation>Zeit zusammen</translation>
    </message>
    <message>
        <source>In one room, or on a call</source>
        <translation>In einem Raum oder am Telefon</translation>
    </message>
    <message>
        <source>Say and listen</source>
        <translation>Sagen und Zuhören</translation>
    </message>
    <message>
        <source>One writes, one takes it in</source>
        <translation>Du schreibst, oder du nimmst es auf</translation>
    </message>
    <message>
        <source>Know each other</source>
        <translation>Einander kennen</translation>
    </message>
    <message>
        <source>What to know about me</source>
        <translation>Was man über mich wissen sollte</translation>
    </message>
    <message>
        <source>Repair and mend</source>
        <translation>Wiedergutmachen</translation>
    </message>
    <message>
        <source>When something hurts</source>
        <translation>Wenn etwas wehtut</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Regal</translation>
    </message>
    <message>
        <source>What you both chose to keep</source>
        <translation>Was ihr beide behalten wollt</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Die Feststelltaste ist an</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Passphrase zeigen</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Passphrase verbergen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Use the recovery words</source>
        <translation>Rettungswörter verwenden</translation>
    </message>
    <message>
        <source>Open another journal…</source>
        <translation>Anderes Tagebuch öffnen…</translation>
    </message>
    <message>
        <source>New journal</source>
        <translation>Neues Tagebuch</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Each journal belongs to one person and opens with their passphrase only.</source>
        <translation>Jedes Tagebuch gehört einem Menschen und öffnet sich nur mit dessen Passphrase.</translation>
    </message>
    <message>
        <source>Open your journal</source>
        <translation>Öffne dein Tagebuch</translation>
    </message>
    <message>
        <source>Only journals in the usual folder that show a name are here. This page remembers nothing about who opened what.</source>
        <translation>Hier stehen nur Tagebücher im üblichen Ordner, die einen Namen zeigen. Diese Seite merkt sich nicht, wer was geöffnet hat.</translation>
    </message>
    <message>
        <source>A file waits. Open the journal that it is for, and look at it there.</source>
        <translation>Eine Datei wartet. Öffne das Tagebuch, für das sie ist, und sieh sie dir dort an.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Passphrase for {name}</source>
        <translation>Passphrase für {name}</translation>
    </message>
</context>
<context>
    <name>Where</name>
    <message>
        <source>Goes in from {day}</source>
        <translation>Geht ab {day} mit</translation>
    </message>
    <message>
        <source>In the next file</source>
        <translation>In der nächsten Datei</translation>
    </message>
    <message>
        <source>In a file</source>
        <translation>In einer Datei</translation>
    </message>
    <message>
        <source>In file {number}, {day}</source>
        <translation>In Datei {number}, {day}</translation>
    </message>
</context>
<context>
    <name>WordsBack</name>
    <message>
        <source>Word {number}</source>
        <translation>Wort {number}</translation>
    </message>
    <message>
        <source>See the sheet again</source>
        <translation>Das Blatt noch einmal ansehen</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>More words</source>
        <translation>Mehr Wörter</translation>
    </message>
    <message>
        <source>Your own word</source>
        <translation>Dein eigenes Wort</translation>
    </message>
</context>
<context>
    <name>_TransferPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking at the journal…</source>
        <translation>Das Tagebuch wird angesehen…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Writing the export…</source>
        <translation>Der Export wird geschrieben…</translation>
    </message>
    <message>
        <source>That can’t be used</source>
        <translation>Das lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>It is not there, is not of this kind, or may not be read or written.</source>
        <translation>Es ist nicht da, ist nicht von dieser Art oder darf nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation>Wähl noch einmal.</translation>
    </message>
</context>
</TS>
