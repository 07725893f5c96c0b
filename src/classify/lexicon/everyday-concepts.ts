/**
 * Languages, quantities, times, things of the house and words that give a kind of request away; written like
 * `REQUEST_CONCEPTS`. Topics such as food or travel are left out: they cost prompts of unseen sets more than they gave.
 */
export const EVERYDAY_CONCEPTS: readonly string[] = [
	`vietnam thai. hungarian czech romanian. hebrew indonesian finnish norwegian danish irish. gaelic welsh icelandic persian farsi urdu tamil bengali punjabi swahili
catalan basque croatian serbian bulgarian slovak slovenian lithuanian latvian estonian albanian afrikaans esperanto mandarin cantonese tagalog malay yoruba zulu
thailändisch ungarisch tschechisch rumänisch hebräisch finnisch norwegisch dänisch irisch. walisisch isländisch persisch katalanisch baskisch kroatisch serbisch
bulgarisch plattdeutsch schweizerdeutsch hongrois tchèque roumain hébreu finnois norvégien danois gallois islandais persan croate serbe bulgare breton. occitan
húngaro checo. rumano. hebreo finés. finlandés noruego danés galés islandés euskera gallego. croata serbio tcheco romeno. hebraico finlandês norueguês dinamarquês
sueco. sueca. svedese suédois suec ungherese ceco. rumeno ebraico finlandese norvegese danese gallese hongaars tsjechisch roemeens hebreeuws noors. deens. fries. zweeds
wietnams węgiers czesk rumuńsk hebrajsk fińsk norwesk duńsk irlandzk ukraińsk litewsk szwedzk łacin венгерск чешск румынск иврит финск норвежск датск персидск
украинск белорусск казахск татарск грузинск армянск латын латинск шведск греческ вьетнамск тайск macarca çekçe romence ibranice fince norveççe danca. farsça kürtçe azerice
ukraynaca isveççe yunanca bulgarca latince osmanlıca 越南 泰语 泰文 匈牙利语 捷克语 希伯来语 印尼语 芬兰语 挪威语 丹麦语 瑞典语 波斯语 拉丁语 粤语 广东话 闽南语 普通话 文言 白话文
希腊语 乌克兰语 马来语 阿拉伯语 土耳其语 波兰语 荷兰语 印地语 外语 ベトナム語 タイ語 ヘブライ語 インドネシア語 フィンランド語 スウェーデン語 ペルシャ語 ラテン語 広東語 アラビア語 ヒンディー語 トルコ語
ポーランド語 オランダ語 ギリシャ語 外国語 ウクライナ語 베트남어 태국어 헝가리어 체코어 히브리어 인도네시아어 핀란드어 노르웨이어 스웨덴어 페르시아어 라틴어 광둥어 아랍어 힌디어 터키어 튀르키예어 폴란드어 네덜란드어
우크라이나어 몽골어 표준어 사투리 فيتنامي عبري فارسي اردي سويدي يوناني لاتيني هولندي بولندي تركي برتغالي हंगेरियन तमिल तेलुगु बांग्ला बंगाली मराठी गुजराती पंजाबी कन्नड़ मलयालम उर्दू संस्कृत भोजपुरी मैथिली नेपाली`,
	`two. three. four. five. six. seven. eight. nine. ten. eleven. twelve. thirteen. fourteen. fifteen. sixteen. seventeen. eighteen. nineteen. twenty. thirty. forty.
fifty. sixty. seventy. eighty. ninety. hundred thousand. million dozen zwei. drei. vier. fünf. sechs. sieben. acht. neun. zehn. elf. zwölf. dreizehn fünfzehn zwanzig dreißig
vierzig fünfzig hundert tausend deux. trois. quatre. cinq. sept. huit. dix. onze. douze. quinze. vingt. trente. quarante cinquante cent. mille. dos. tres. cuatro. cinco.
seis. siete. ocho. nueve. diez. doce. quince. veinte. treinta. cien. mil. dois. duas. três. quatro. oito. dez. doze. vinte. trinta due. tre. quattro. cinque. sette. otto.
nove. dieci. dodici venti. trenta cento. twee. drie. vijf. zes. zeven. negen. tien. twaalf. twintig dertig honderd duizend dwa. dwie. dwóch. trzy. trzech. cztery. pięć.
sześć. siedem. osiem. dziewięć. dziesięć. dwadzieścia trzydzieści sto. tysiąc два. две. двух. три. трех. четыре. пять. шесть. семь. восемь. девять. десять. двадцать тридцать
сорок. сто. тысяч iki. üç. dört. beş. altı. yedi. sekiz. dokuz. yirmi. otuz. kırk. elli. bin. 两 三 四 五 六 七 八 九 十 百 千 万 二つ 三つ 두. 세. 네. 다섯 여섯 일곱 여덟 아홉 스무
اثنين ثلاث اربع خمس ست. سته سبع ثمان تسع عشر مئه مائه الف. दो. तीन. चार. पांच पाँच छह सात. आठ. नौ. दस. बीस. सौ. हजार हज़ार लाख`,
	`km. kg. cm. mm. litre. litres liter metre. metres meter. meters mile. miles. inch inches feet. gram. grams gramm kilo euro. euros dollar dollars pounds cents. pence. degrees.
seconds. mph. kilometer zentimeter cent. sekunden mètres kilomètres centimes degrés. metros kilómetros céntimos grados litros pesos reais quilômetros graus metri chilometri gradi litri
złotych zł. metrów stopni litrów рублей руб. метров км. кг. литр градус lira. liraya tl. derece 公里 千米 厘米 公斤 千克 米长 块钱 元 キロ グラム メートル 円 度 리터 킬로 그램 미터 원에 도. ريال
دينار جنيه درهم كيلو متر. درجه किलो मीटर रुपये रुपए रुपया डिग्री लीटर`,
	`tomorrow tonight currently tmrw. tmr. monday tuesday wednesday thursday friday saturday sunday übermorgen aktuell montag dienstag mittwoch donnerstag freitag samstag sonntag
demain actuellement lundi mardi mercredi jeudi vendredi samedi dimanche mañana ahora. lunes. martes. miércoles jueves viernes sábado domingo amanhã agora. segunda. terça. quarta.
quinta. sexta. domani adesso. lunedì martedì mercoledì giovedì venerdì domenica morgen. nu. vanavond maandag dinsdag woensdag donderdag vrijdag zaterdag zondag jutro jutra teraz.
poniedziałek wtorek środę. czwartek piątek sobotę niedziel завтра сейчас. понедельник вторник четверг пятниц суббот воскресень yarın şimdi. pazartesi salı. çarşamba perşembe cuma.
明天 今晚 现在 后天 周一 周二 周三 周四 周五 周六 周日 星期 下周 明日 今夜 来週 今週 曜日 내일 지금 다음주 이번주 요일 غدا الان. الليله بكره بكرا السبت الاحد الاثنين الثلاثاء الخميس الجمعه
कल. अभी. सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार kal. abhi. aaj.`,
	`mine. our. unser unsere unserem unseren notre nos. nuestro nuestra nosso nossa nostro nostra onze. ons. nasz nasze naszej наш. наша наше нашу нашей bizim 我们 私たち うちの 우리 저희 हमारा हमारे
हमारी we. wir. nous. nosotros nós. noi. wij. we'll. us. мы. нас. нам. biz. bize.`,
	`volume lautstärke louder quieter mute. brightness dim. dimme playlist spotify radio. netflix youtube vacuum. snooze pause. skip. lauter. leiser. musik music. songs. staubsauger rollo jalousie chanson.
musique aspirateur minuteur volets volumen calefacción música aspiradora temporizador persiana temporizador riscaldamento musica. tapparell aspirapolvere verwarming muziek stofzuiger
głośn ogrzewanie muzyk odkurzacz громк отоплен музык пылесос ses. sesini müzik çal. şarkıyı süpürge 音量 音乐 播放 扫地 窗帘 闹钟 蓝牙 歌 音楽 再生 アラーム タイマー 볼륨 음악 틀어 재생 타이머 موسيقى
اغنيه شغل. المنبه वॉल्यूम पंखा बजाओ चला. लगाओ wifi bluetooth`,
	`balance. account. accounts. bank. transfer. bill. bills. card. pin. loan. credit konto. kontos guthaben kontostand karte. kredit solde. virement compte. saldo. transferencia cuenta. tarjeta conta. cartão
conto. bonifico carta. rekening overmaken konto przelew karty. счет. счёт баланс карту. карты. кредит bakiye hesap. hesabım havale kart. 余额 账户 银行卡 信用卡 残高 振込 口座 잔액 계좌 이체 카드 رصيد حساب حسابي
बैलेंस खाता खाते ट्रांसफर बैंक`,
	`identify group. sort. separate. split. divide. belong belongs teile. gruppiere gehört gehören regroupe range. trie. appartien agrupa separa ordena pertenec agrupe separe pertence raggruppa dividi
ordina appartien groepeer sorteer verdeel hoort. horen. pogrupuj podziel posegreguj należy раздели распредели сгруппируй рассортируй относится ayır. grupla ait. 分成 分组 归为 属于 分别是 分けて
グループ 属する 仕分け 나눠 묶어 속하 분류해 قسم. رتب ينتمي وزع बांटो अलग समूह छांट`,
	`twice. triple speed. ratio. equal. equals half. pieces doppelt insgesamt verhältnis geschwindigkeit vitesse. rapport. double. doble. velocidad. dobro. velocidade doppio velocità dubbel snelheid razem. prędkość
zostało вдвое скорость осталось вместе hız. hızla kaldı toplamda 一共 总共 共有 剩 相差 速度 倍 全部で 残り 速さ 倍 残る 모두. 남은 속력 배. ضعف سرعه متبقي تبقى शेष गति दुगुना बचे`,
	`passage. given. excerpt auszug abschnitt. textstelle extrait. passage fragmento trecho brano. passo. fragment. passus фрагмент отрывок parça. parçada 短文 这段 这篇 下文 一段 文中 この文 次の文 本文中 지문 윗글 글에서
الفقره المقطع गद्यांश अनुच्छेद`,
	`div. branch commit merge rebase repo. repository github gitlab flexbox vlookup xlookup sverweis countif sumif pivot spreadsheet macro. makro latex markdown arduino raspberry gpio systemd ssh. sudo
chmod localhost server database datenbank mongodb sqlite wordpress unity godot minecraft cobol fortran haskell scala elixir erlang clojure perl. matlab julia. dart. flutter svelte nextjs bootstrap
sass. scss redux hooks props. useeffect usestate dom. canvas svg. websocket postman ajax. firebase supabase aws. azure lambda. ansible jenkins pipeline linter cpp. dotnet blazor swiftui xcode gradle
maven hibernate junit leetcode recursive hashmap pointer segfault nan. indentation runtime backend frontend website. webseite html. checkbox button. knopf login. terminal cmd. powershell bat. plugin
tabellenkalkulation tableur base. base datos. banco dados. serveur servidor serwer. bazy danych питон эксель таблицах гугл сервер базы. базу баз. данных скрипт бот. бота veritabanı sunucu eklenti
パイソン エクセル スプレッドシート マクロ サーバー データベース プラグイン ボタン プログラミング セル 파이썬 엑셀 스프레드시트 자바 깃에 깃. 커밋 서버 데이터베이스 매크로 수식 버튼 爬虫 数据库 服务器 宏 小程序 前端 后端
网页 按钮 单元格 命令行 接口 报错 بايثون اكسل جافا خادم سيرفر بيانات ماكرو خليه पाइथन एक्सेल डेटाबेस सर्वर वेबसाइट मैक्रो`,
	`noun nouns verb verbs adjective adverb pronoun preposition nomen substantiv verben adjektiv akkusativ dativ genitiv nominativ nom. verbe verbes adjectif adverbe sustantivo verbo verbos adjetivo
sostantivo aggettivo avverbio werkwoord zelfstandig bijvoeglijk rzeczownik czasownik przymiotnik przypadek dopełniacz biernik существительн глагол прилагательн наречи падеж fiil. fiiller sıfat zamir
名词 动词 形容词 副词 主语 谓语 名詞 動詞 副詞 主語 述語 명사 동사 형용사 부사 주어 서술어 فعل فاعل صفه مبتدا संज्ञा क्रिया विशेषण सर्वनाम`,
	`passive. active. tense. past. present. future. imperfect indirect. aktiv. passiv. präteritum perfekt präsens plusquamperfekt konjunktiv indirekte plural singular passé présent futur imparfait
subjonctif pluriel pasado presente. futuro pretérito subjuntivo indirecto passado imperfeito passato imperfetto congiuntivo plurale verleden tegenwoordige toekomende meervoud przeszł przyszł
teraźniejsz liczb прошедш настоящ будущ страдательн множественн числе geçmiş gelecek edilgen çoğul 过去时 过去式 第三人称 第一人称 被动 反问句 陈述句 受け身 過去形 現在形 三人称 一人称 です ます 과거형 현재형
3인칭 1인칭 수동 반말 높임말 الماضي المضارع المجهول الجمع المفرد المثني भूतकाल वर्तमान भविष्य बहुवचन कर्मवाच्य`,
	`fact. facts opinion fiction tatsache tatsachen meinung fakt. faits fait. hecho hechos opinión fato fatos opinião fatto fatti opinione feit feiten mening opinia opinię факт факты мнение gerçek görüş
事实 观点 事実 意見 사실 의견 حقيقه راي तथ्य राय myth mythos mythe mito mit. миф efsane 谣言 迷信`,
	`parcel package delivery shipped track. tracking paket pakete lieferung sendung zustell colis livraison livré paquete envío entrega. entregue encomenda pacote pacco consegna spedizion pakket bezorg paczk
przesyłk dostaw посылк доставк курьер kargo kargom teslimat 快递 包裹 外卖 荷物 配達 宅配 再配達 택배 배송 배달 طرد شحنه توصيل पार्सल डिलीवरी कूरियर`,
	`wake. weck. wecke weckt réveille réveil despiért despert acorda acorde. svegli sveglia wek. wekker obudź budzik разбуди будильник uyandır alarmı 叫醒 叫我 起こして 目覚まし 깨워 صحيني नींद जगा. stopwatch stoppuhr
chrono cronómetro cronometr sekundnik секундомер kronometre nickerchen`,
	`shopping groceries todo. einkaufsliste einkaufszettel aufgabenliste courses. tâches compra. compras. tareas spesa. boodschappen zakupów zakupy покупок alışveriş 购物 清单 待办 買い物 リスト 장보기 할일 التسوق مشتريات खरीदारी सामान`,
	`haiku limerick rap. sonnet soneto sonetto ode. ballad ballade acrostic akrosticho reim gereimt rhyme rhyming rime. rimes rima. rimas rijm rymowan рифм kafiye 押韵 韻 七言 五言 对联 俳句 川柳 短歌 三行 tongue zungenbrecher virelangue
trabalenguas scioglilingua скороговорк tekerleme 绕口令 早口言葉 라임 삼행시 시조 قافيه شعر شعرا शायरी दोहा तुकबंदी`,
	`gift gifts present. presents geschenk geschenke cadeau cadeaux regalo regalos prenda presente. regali cadeautje prezent prezenty подарок подарк hediye 礼物 送什么 プレゼント 贈り物 선물 هديه هدايا तोहफा तोहफ़ा उपहार party.
parties feier. fest. fête fiesta festa. feest feestje impreza imprezę вечеринк праздник parti. kutlama 派对 聚会 パーティー 飲み会 파티 모임 حفله حفل पार्टी`,
	`slide slides presentation powerpoint ppt. präsentation folien referat exposé présentation diapos presentación diapositiv apresentação presentazione slide. presentatie spreekbeurt prezentacj slajd
презентац слайд доклад sunum slayt 幻灯片 演示 プレゼン スライド 발표 슬라이드 عرض شرائح प्रेजेंटेशन outline gliederung plan. esquema esboço scaletta opzet konspekt план. конспект 大纲 提纲 アウトライン 개요`,
	`joke. jokes pun. riddle riddles scherzfrage devinette devinettes adivinanza adivinha indovinell raadsel zagadka загадк bilmece 谜语 猜谜 なぞなぞ 수수께끼 넌센스 لغز فزوره पहेली पहेलियां`,
	`decided decision decide. agreed thread. chatverlauf gruppenchat gruppe. beschlossen vereinbart groupe. décidé retenir grupo. acordó decidió quedó combinado decidiram gruppo. deciso groep. groepsapp besloten
afgesproken grupie ustalono ustalenia беседе чате договорились решили grupta karar. konuşmada 群里 聊天记录 群聊 决定了 グループ やりとり 決まった 단톡 카톡 대화 정해진 결정 الجروب المحادثه اتفقوا ग्रुप चैट तय.`,
	`essence gist. point. core. quintessenz kern. knapp. wesentliche wesentlichen essentiel retenir esencial esencia fundo essência succo sostanza essenziale rode. draad samengevat sedno. istota соль. главное главную
kısaca özü anafikir 中心思想 大意 说了啥 讲了什么 讲了啥 主旨 要するに つまり 결국 한마디로 골자 زبده خلاصه المغزي निचोड़ सार. मतलब`,
	`recorded voicemail memo. interview dictaphone diktat diktier sprachmemo enregistrement dictée nota. notas voz. gravação áudio registrazione vocale. vocali dettato opgenomen inspreek dyktafon nagranie диктофон
голосовое голосовуху записи. kaydını kaydı. dikte 音频 录音 语音 会议录音 録音 音声 ボイスメモ 문자로 녹음 음성 통화 التسجيل الفويس المقطع الصوتي रिकॉर्डिंग वॉइस`,
	`photographed pictured screenshot selfie bild. bildschirm abfotografiert kassenzettel etikett étiquette capture. captura etiqueta scontrino foto. fotka zrzut ekranu скриншот скрин фотке фотк ekran. görüntüsü fiş.
截屏 照片里 图中 图上 拍的 拍了 画像の 写真の スクショ 撮った 사진 캡처 찍은 الصوره الصور تصوير फोटो. स्क्रीनशॉट`,
];
