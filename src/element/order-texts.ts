import type { Language } from '../protocol/language.ts';

/** The element's words about the status of an order. */
export interface OrderTexts {
  readonly checking: string;
  /** Follows the sentence before. */
  readonly wait: string;
  readonly paid: string;
  readonly cash: string;
  readonly failed: string;
  /** The payment arrived and went back by itself. */
  readonly returned: string;
  readonly unsettled: string;
}

const rows: Readonly<Record<Language, readonly [string, string, string, string, string, string, string]>> = {
  english: [
    'We are checking your payment.',
    'Please wait here, and do not pay again.',
    'Your payment has arrived.',
    'You pay in cash when your order arrives.',
    'The payment did not go through.',
    'Your payment was sent back to you.',
    'We do not know yet whether the payment went through.',
  ],
  hindi: [
    'हम आपके पेमेंट की जाँच कर रहे हैं।',
    'कृपया यहीं रुकें और दोबारा पेमेंट न करें।',
    'आपका पेमेंट हो गया है।',
    'ऑर्डर आने पर आप नकद पेमेंट करेंगे।',
    'पेमेंट नहीं हुआ।',
    'आपका पेमेंट आपको लौटा दिया गया है।',
    'हमें अभी पता नहीं कि पेमेंट हुआ या नहीं।',
  ],
  telugu: [
    'మీ పేమెంట్‌ను తనిఖీ చేస్తున్నాము.',
    'దయచేసి ఇక్కడే వేచి ఉండండి, మళ్లీ చెల్లించకండి.',
    'మీ పేమెంట్ అందింది.',
    'ఆర్డర్ వచ్చినప్పుడు మీరు నగదు చెల్లిస్తారు.',
    'పేమెంట్ జరగలేదు.',
    'మీ పేమెంట్ మీకు తిరిగి వచ్చింది.',
    'పేమెంట్ జరిగిందో లేదో మాకు ఇంకా తెలియదు.',
  ],
  tamil: [
    'உங்கள் பேமெண்ட்டைச் சரிபார்க்கிறோம்.',
    'இங்கேயே காத்திருக்கவும், மீண்டும் செலுத்த வேண்டாம்.',
    'உங்கள் பேமெண்ட் கிடைத்தது.',
    'ஆர்டர் வரும்போது பணமாகச் செலுத்துவீர்கள்.',
    'பேமெண்ட் நடக்கவில்லை.',
    'உங்கள் பேமெண்ட் உங்களுக்குத் திருப்பி அனுப்பப்பட்டது.',
    'பேமெண்ட் நடந்ததா என்பது எங்களுக்கு இன்னும் தெரியவில்லை.',
  ],
  bengali: [
    'আমরা আপনার পেমেন্ট যাচাই করছি।',
    'দয়া করে এখানেই অপেক্ষা করুন, আবার পেমেন্ট করবেন না।',
    'আপনার পেমেন্ট পৌঁছেছে।',
    'অর্ডার এলে আপনি নগদে টাকা দেবেন।',
    'পেমেন্ট হয়নি।',
    'আপনার পেমেন্ট আপনাকে ফেরত দেওয়া হয়েছে।',
    'পেমেন্ট হয়েছে কি না তা আমরা এখনও জানি না।',
  ],
  malayalam: [
    'നിങ്ങളുടെ പേയ്‌മെന്റ് പരിശോധിക്കുകയാണ്.',
    'ദയവായി ഇവിടെ കാത്തിരിക്കുക, വീണ്ടും പണമടയ്ക്കരുത്.',
    'നിങ്ങളുടെ പേയ്‌മെന്റ് ലഭിച്ചു.',
    'ഓർഡർ എത്തുമ്പോൾ നിങ്ങൾ പണമായി നൽകും.',
    'പേയ്‌മെന്റ് നടന്നില്ല.',
    'നിങ്ങളുടെ പേയ്‌മെന്റ് തിരികെ അയച്ചു.',
    'പേയ്‌മെന്റ് നടന്നോ എന്ന് ഞങ്ങൾക്ക് ഇതുവരെ അറിയില്ല.',
  ],
  gujarati: [
    'અમે તમારું પેમેન્ટ તપાસી રહ્યા છીએ.',
    'કૃપા કરીને અહીં જ રાહ જુઓ અને ફરી પેમેન્ટ ન કરો.',
    'તમારું પેમેન્ટ મળી ગયું છે.',
    'ઑર્ડર આવે ત્યારે તમે રોકડમાં ચૂકવશો.',
    'પેમેન્ટ થયું નથી.',
    'તમારું પેમેન્ટ તમને પાછું મોકલાયું છે.',
    'પેમેન્ટ થયું કે નહીં તે અમને હજી ખબર નથી.',
  ],
  kannada: [
    'ನಿಮ್ಮ ಪಾವತಿಯನ್ನು ಪರಿಶೀಲಿಸುತ್ತಿದ್ದೇವೆ.',
    'ದಯವಿಟ್ಟು ಇಲ್ಲೇ ಕಾಯಿರಿ, ಮತ್ತೆ ಪಾವತಿಸಬೇಡಿ.',
    'ನಿಮ್ಮ ಪಾವತಿ ತಲುಪಿದೆ.',
    'ಆರ್ಡರ್ ಬಂದಾಗ ನೀವು ನಗದು ನೀಡುತ್ತೀರಿ.',
    'ಪಾವತಿ ಆಗಲಿಲ್ಲ.',
    'ನಿಮ್ಮ ಪಾವತಿಯನ್ನು ನಿಮಗೆ ಹಿಂದಿರುಗಿಸಲಾಗಿದೆ.',
    'ಪಾವತಿ ಆಗಿದೆಯೇ ಎಂದು ನಮಗೆ ಇನ್ನೂ ತಿಳಿದಿಲ್ಲ.',
  ],
  marathi: [
    'आम्ही तुमचे पेमेंट तपासत आहोत.',
    'कृपया इथेच थांबा आणि पुन्हा पेमेंट करू नका.',
    'तुमचे पेमेंट मिळाले आहे.',
    'ऑर्डर आल्यावर तुम्ही रोख पैसे द्याल.',
    'पेमेंट झाले नाही.',
    'तुमचे पेमेंट तुम्हाला परत पाठवले आहे.',
    'पेमेंट झाले की नाही हे आम्हाला अजून माहीत नाही.',
  ],
};

/** Returns the words about the status of an order in one of the nine languages. */
export function orderTextsIn(language: Language): OrderTexts {
  const [checking, wait, paid, cash, failed, returned, unsettled] = rows[language];
  return { checking, wait, paid, cash, failed, returned, unsettled };
}
