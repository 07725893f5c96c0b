/** Languages, quantities, times and things of everyday requests; written like `REQUEST_CONCEPTS`. */
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
	`kids kid. child children kind. kinder kindern enfant enfants niño niños niñ criança crianças bambin kinderen dziec ребен детей детям дети çocuk 孩子 小孩 儿童 子供 子ども 아이 아이들 طفل اطفال बच्चे बच्चों बच्चा school
schule école escuela escola scuola szkoł школ okul 学校 小学 学生 生徒 学生 학교 학생 مدرس طالب स्कूल छात्र homework hausaufgab devoirs deberes compiti huiswerk домашн ödev 作业 宿題 숙제 واجب होमवर्क`,
	`eat. cook cooking koch. kochen essen. cuisiner manger cocinar comer. cozinhar cucinare mangiare koken eten. gotowa jeść готов есть. pişir yemek 吃 做饭 菜 料理 食べ 먹 요리 طبخ اكل खाना पका dinner abendessen dîner cena.
jantar obiad ужин обед akşam yemeği 晚饭 夕飯 저녁 عشاء`,
	`travel trip reise. reisen urlaub voyage vacances viaje vacaciones viagem férias viaggio vacanz reizen vakantie podróż wakacj wyjazd поездк отпуск путешеств tatil gezi. seyahat 旅行 旅游 出差 여행 سفر رحله यात्रा घूम
visit besuch visitar visitare bezoek zwiedz посетить gez. 游览`,
	`dog. dogs cat. cats hund. hunde katze chien chat. perro gato. gatos cachorro cane. gatto hond. kat. pies. psa. kot. kota собак кошк кот. kedi köpek 狗 猫 犬 고양이 강아지 كلب قط. कुत्ता बिल्ली plant plants pflanze
plante planta pianta roślin растен цветы bitki çiçek 植物 花 꽃 식물 نبات पौधा garden garten jardin jardín horta. tuin ogród`,
	`car. cars. auto. autos voiture coche. carro. macchina samochod машин araba 汽车 车子 車 자동차 차가 سياره गाड़ी कार. bike fahrrad vélo bici fiets rower велосипед bisiklet 自行车 自転車 자전거 دراجه train. zug. tren. treno trein
pociąg поезд 火车 高铁 電車 기차 قطار ट्रेन`,
	`doctor. arzt médecin médico medico. dokter lekarz врач doktor. 医生 医者 病院 의사 병원 طبيب डॉक्टर pain. schmerz douleur dolor dor. dolore pijn boli. болит боль ağrı 疼 痛 아파 الم. दर्द medicine medikament
médicament medicamento medicina lek. leki лекарств ilaç 药 薬 약을 دواء दवा sick krank malade enfermo doente malato ziek chory болен hasta.`,
	`game. games spiel. jeu. juego jogo. gioco spel. gra. grę игра игру oyun 游戏 ゲーム 게임 لعبه खेल team. match. fußball football fútbol futebol calcio voetbal piłk футбол futbol maç 足球 篮球 サッカー 野球 축구 야구 كره
क्रिकेट मैच won gewonnen gagné ganó ganhou vinto gewonnen wygra выиграл kazandı 冠军 優勝 우승`,
	`war. krieg guerre guerra oorlog wojn война savaş 战争 朝代 戦争 전쟁 حرب युद्ध king. könig roi. rey. rei. re. koning król король kral 皇帝 王 왕 ملك राजा century jahrhundert siècle siglo século secolo eeuw wiek. век. века
yüzyıl 世纪 世紀 세기 قرن शताब्दी invented erfunden inventé inventó inventou inventato uitgevonden wynalaz изобр icat 发明 発明 발명 اخترع आविष्कार`,
	`planet planets moon mond lune. luna. maan księżyc луна ay. 月亮 月球 月 달 قمر चंद्रमा earth erde terre. tierra terra. aarde ziemi земл dünya 地球 지구 الارض पृथ्वी water wasser eau. agua água acqua water woda
вода su. suyu 水 물 ماء पानी energy energie énergie energía enerji энерг energii 能量 エネルギー 에너지 طاقه ऊर्जा`,
];
