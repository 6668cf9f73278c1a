package fi.ajantasa.batch;

import fi.ajantasa.batch.TenYears.Somebody;
import fi.ajantasa.batch.TenYears.What;
import fi.ajantasa.batch.YearsPost.Flaw;
import fi.ajantasa.batch.YearsPost.Sent;
import fi.ajantasa.job.ExitCode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must come of the ten years, worked out from what became of people and from what lay in the folders, without a line
 * of the product: how each register's turn ends, who is restricted and why, and what is known of whom.
 */
final class YearsOracle {
    private static final LocalDate NEVER = LocalDate.MIN;
    private static final int HELD_DAYS = 30;
    private static final int LEASE_DAYS = 28;
    private static final int ADULT = 18;
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private final TenYears lives;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<Sent> applied = new HashSet<>();
    private final Map<String, LocalDate> told = new HashMap<>();
    private final Map<Somebody, LocalDate> listedUntil = new HashMap<>();
    private final Set<Somebody> onList = new HashSet<>();
    private final Set<Somebody> secret = new HashSet<>();
    private final Set<Somebody> homeKnown = new HashSet<>();
    private final Map<Somebody, LocalDate> numberSince = new HashMap<>();
    private final Map<Somebody, String> numbers = new HashMap<>();
    private LocalDate listTaken = NEVER;
    private LocalDate asked = TenYears.FIRST.minusYears(1);
    private LocalDate today = NEVER;
    private boolean anyRun;

    YearsOracle(TenYears lives) {
        this.lives = lives;
    }

    /**
     * Takes in what lies there for a night and says how each register's turn must end.
     *
     * @param now the day on which it runs, later than the night's own when it is caught up on
     */
    List<ExitCode> night(LocalDate night, LocalDate now, YearsPost post) {
        List<ExitCode> codes = new ArrayList<>();
        anyRun = false;
        today = now;
        for (String register : YearsPost.REGISTERS) {
            boolean ended = YearsPlan.ALL_PERMITS_ENDED.has(night)
                    || (register.equals("population") && YearsPlan.POPULATION_PERMIT_ENDED.has(night));
            codes.add(ended ? ExitCode.PERMIT_EXPIRED : turn(register, night, post));
        }
        if (anyRun) {
            listedUntil.values().removeIf(it -> it.isBefore(night));
        }
        return codes;
    }

    private ExitCode turn(String register, LocalDate night, YearsPost post) {
        return register.equals("credit") ? credit(night) : turn(register, night, post.lying(register));
    }

    /**
     * Those with a purpose are asked about again when the last answer no longer holds, if our key is the register's. Whatever
     * is due is decided in its turn at the latest, also where nobody is asked.
     */
    private ExitCode credit(LocalDate night) {
        anyRun = true;
        if (night.isBefore(asked.plusDays(YearsPlan.ASKED_AGAIN))) {
            return ExitCode.OK;
        }
        if (!YearsPlan.isBureauKeyOurs(today)) {
            return ExitCode.PERMIT_EXPIRED;
        }
        asked = night;
        return ExitCode.OK;
    }

    private ExitCode turn(String register, LocalDate night, List<Sent> lying) {
        boolean keepsCopies = register.equals("preference");
        boolean knows = keepsCopies && told.containsKey(register);
        boolean took = false;
        ExitCode code = ExitCode.OK;
        for (Sent sent : lying.stream().filter(it -> !it.day().isAfter(night)).toList()) {
            int last = taken.getOrDefault(register, 0);
            if (sent.flaw() != Flaw.NONE) {
                code = code.worse(sent.flaw() == Flaw.OLD_KEY ? ExitCode.KEYS_UNAVAILABLE : ExitCode.INPUT_BAD);
            } else if (applied.contains(sent)) {
                knows = true;
            } else if (sent.sequence() < last) {
                code = code.worse(ExitCode.INPUT_CONFLICT);
                took = true;
            } else if (sent.base() || sent.sequence() == last + 1) {
                take(sent);
                took = true;
            } else {
                code = code.worse(ExitCode.INPUT_CONFLICT);
                took = true;
            }
        }
        if (took) {
            return code;
        }
        return code.worse(knows ? ExitCode.ALREADY_DONE : ExitCode.INPUT_LATE);
    }

    private void take(Sent sent) {
        anyRun = true;
        applied.add(sent);
        taken.put(sent.register(), sent.sequence());
        told.put(sent.register(), sent.day());
        switch (sent.register()) {
            case "customers" -> customers(sent.day());
            case "population" -> population(sent);
            case "preference" -> list(sent.day());
            case "phone-east" ->
                lives.people().stream()
                        .filter(it -> isCustomer(it) && lives.is(sent.day(), it, What.SECRET))
                        .forEach(secret::add);
            default -> {}
        }
    }

    private void customers(LocalDate day) {
        for (Somebody who : lives.people()) {
            String number = lives.on(day, who, What.PHONE);
            if (lives.is(day, who, What.CUSTOMER) && !number.equals(numbers.put(who, number))) {
                numberSince.put(who, today);
            }
        }
    }

    /** A full list tells of all who are customers by now; changes only of those they name. */
    private void population(Sent sent) {
        if (sent.base()) {
            lives.people().stream().filter(this::isCustomer).forEach(homeKnown::add);
        }
    }

    /** An entry holds three years and thirty days more; whoever is missing in a full list is held for thirty days. */
    private void list(LocalDate day) {
        listTaken = today;
        for (Somebody who : lives.people()) {
            String since = lives.on(day, who, What.LISTED);
            boolean listed =
                    !since.isEmpty() && day.isBefore(LocalDate.parse(since).plusYears(3));
            if (listed) {
                onList.add(who);
                listedUntil.put(who, LocalDate.parse(since).plusYears(3).plusDays(HELD_DAYS - 1));
            } else if (onList.remove(who)) {
                LocalDate held = day.plusDays(HELD_DAYS);
                listedUntil.computeIfPresent(who, (it, until) -> until.isBefore(held) ? until : held);
            }
        }
    }

    private LocalDate told(String register) {
        return told.getOrDefault(register, TenYears.FIRST.minusYears(2));
    }

    boolean isCustomer(Somebody who) {
        return numbers.containsKey(who);
    }

    private boolean population(Somebody who, What what) {
        return homeKnown.contains(who) && lives.is(told("population"), who, what);
    }

    /** The reasons for which each customer is restricted. */
    Map<String, Set<String>> restrictions() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Somebody who : lives.people()) {
            Set<String> reasons = reasons(who);
            if (!reasons.isEmpty()) {
                all.put(who.number(), reasons);
            }
        }
        return all;
    }

    private Set<String> reasons(Somebody who) {
        Set<String> reasons = new TreeSet<>();
        add(reasons, "deceased", population(who, What.DEATH));
        add(reasons, "protection-order", population(who, What.PROTECTED));
        add(reasons, "direct-marketing-ban", population(who, What.MARKETING_BAN));
        add(reasons, "on-phone-preference-list", listedUntil.containsKey(who));
        add(reasons, "secret-number", secret.contains(who));
        add(reasons, "objection-phone", isCustomer(who) && lives.is(told("customers"), who, What.OBJECTION));
        return reasons;
    }

    private static void add(Set<String> reasons, String reason, boolean is) {
        if (is) {
            reasons.add(reason);
        }
    }

    /** What is known of a customer: attribute to value, empty where nothing may be held. */
    Map<String, String> values(Somebody who, LocalDate night) {
        LocalDate day = told("population");
        Map<String, String> values = new TreeMap<>();
        boolean known = homeKnown.contains(who);
        values.put("family-name", lives.on(known ? day : TenYears.FIRST, who, What.FAMILY_NAME));
        values.put("death-date", known ? lives.on(day, who, What.DEATH) : "");
        String[] home = lives.on(day, who, What.HOME).split("\\|", -1);
        boolean shown = known && !lives.is(day, who, What.PROTECTED);
        values.put("permanent-address", shown ? home[0].replaceFirst("^!", "") : "");
        values.put("municipality", !shown ? "" : home.length == 4 ? home[3] : "200");
        values.put("mobile-phone", numbers.getOrDefault(who, ""));
        boolean clear = lives.isAskedAbout(who);
        values.put("credit-defaults", clear ? "0" : defaults(who, night));
        values.put("credit-as-of", clear ? asked.toString() : asOf(who, night));
        return values;
    }

    /** The day on which a mark was told that is still there. */
    private String asOf(Somebody who, LocalDate night) {
        return defaults(who, night).isEmpty() ? "" : lives.since(told("credit-monitoring"), who, What.DEFAULTS);
    }

    private String defaults(Somebody who, LocalDate night) {
        String[] last = lives.on(told("credit-monitoring"), who, What.DEFAULTS).split("\\|", -1);
        return last.length == 2 && !LocalDate.parse(last[1]).isBefore(night) ? last[0] : "";
    }

    /** Whether the list may still be used, by its own day and by our last check. */
    boolean isLeaseInForce(LocalDate night) {
        ZonedDateTime now = hour(night);
        return listTaken != NEVER
                && now.isBefore(told("preference").atStartOfDay(HELSINKI).plusDays(LEASE_DAYS))
                && now.isBefore(hour(listTaken).plusDays(LEASE_DAYS));
    }

    private static ZonedDateTime hour(LocalDate night) {
        return ZonedDateTime.of(night, LocalTime.of(3, 30), HELSINKI);
    }

    /** Whether a customer may be telephoned to sell something. */
    boolean mayBeCalled(Somebody who, LocalDate night) {
        return isCustomer(who)
                && isLeaseInForce(night)
                && reasons(who).stream().allMatch("direct-marketing-ban"::equals)
                && isAdult(who, night)
                && !numberSince.getOrDefault(who, NEVER).isAfter(listTaken);
    }

    /** Whoever was born on a leap day is grown up on the first of March. */
    private static boolean isAdult(Somebody who, LocalDate day) {
        LocalDate birthday = who.born().plusYears(ADULT);
        return !day.isBefore(birthday.getDayOfMonth() == who.born().getDayOfMonth() ? birthday : birthday.plusDays(1));
    }
}
