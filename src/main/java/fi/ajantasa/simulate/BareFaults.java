package fi.ajantasa.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a bank's files and with readings. */
final class BareFaults {
    private static final Set<String> ALL = Set.copyOf(Registers.BARE);
    private static final Set<String> BANK = Set.of(Registers.SVM, Registers.CAMT);
    private static final Set<String> SVM = Set.of(Registers.SVM);
    private static final Set<String> CAMT = Set.of(Registers.CAMT);
    private static final Set<String> READINGS = Set.of(Registers.CONSUMPTION);
    private static final Pattern PAYMENT = Pattern.compile("(?m)^3.{74}1J(\\d{10})0J.*\r\n");
    private static final Pattern TRAILER = Pattern.compile("(?m)^9(\\d{6})(\\d{11})");
    private static final String DTD =
            "<!DOCTYPE Document [<!ENTITY a \"laugh\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<Document";

    private BareFaults() {}

    static List<BareFault> list() {
        return List.of(
                new BareFault("F42", "nothing is sent", ALL, Bare::withheld),
                text("F44", "the file is cut off in the middle", ALL, it -> it.substring(0, it.length() / 2)),
                text("F45", "an amount is higher than its total knows", BANK, BareFaults::moreMoney),
                text("F46", "there is no trailer", SVM, it -> it.substring(0, it.lastIndexOf("\r\n9") + 2)),
                text("F50", "a record is a character too short", SVM, it -> it.replaceFirst(" \r\n3", "\r\n3")),
                text("F57", "a column is called otherwise", READINGS, it -> it.replaceFirst("Alkuaika", "Aika")),
                text("F61", "the file has no bytes", ALL, it -> ""),
                text("F78", "the document declares entities", CAMT, it -> it.replaceFirst("<Document", DTD)),
                text("F83", "a spreadsheet made a metering point a number", READINGS, BareFaults::spoilt),
                text("F130", "the document is no XML", CAMT, it -> it.replaceFirst("MALLI<", "MALLI &<")),
                text("F131", "the trailer counts a payment more", BANK, BareFaults::onePaymentMore),
                text("F132", "two equal payments of one day", SVM, BareFaults::paidTwice),
                text("F133", "a reading is missing in the middle", READINGS, BareFaults::gap));
    }

    private static BareFault text(String number, String does, Set<String> registers, UnaryOperator<String> work) {
        return new BareFault(number, does, registers, it -> it.text(work));
    }

    /** Of both formats: one cent more in SVM, ten euros more of the first payment in camt.054. */
    private static String moreMoney(String text) {
        return text.startsWith("<?xml")
                ? text.replaceFirst("(<TxAmt><Amt Ccy=\"EUR\">)", "$11")
                : text.replaceFirst("(1J\\d{9})\\d(0J)", "$19$2");
    }

    private static String onePaymentMore(String text) {
        return text.startsWith("<?xml")
                ? text.replace("<NbOfNtries>1<", "<NbOfNtries>2<")
                : text.replaceFirst("\r\n9\\d{6}", "\r\n9009999");
    }

    /** The second has an archive id of its own, and the trailer knows of both. */
    private static String paidTwice(String text) {
        Matcher payment = PAYMENT.matcher(text);
        Matcher trailer = TRAILER.matcher(text);
        if (!payment.find() || !trailer.find()) {
            throw new IllegalStateException("no payment can be repeated; simulate more people");
        }
        String repeated = payment.group().replaceFirst("2588MALLI\\d", "2588MALLI9");
        String totals = String.format(
                Locale.ROOT,
                "9%06d%011d",
                Integer.parseInt(trailer.group(1)) + 1,
                Long.parseLong(trailer.group(2)) + Long.parseLong(payment.group(1)));
        return text.substring(0, payment.end())
                + repeated
                + text.substring(payment.end(), trailer.start())
                + totals
                + text.substring(trailer.end());
    }

    private static String spoilt(String text) {
        return text.replaceFirst("\n\\d{18};", "\n6,4E+17;");
    }

    private static String gap(String text) {
        return text.replaceFirst(";0,10\\d;OK", ";;MISSING");
    }
}
