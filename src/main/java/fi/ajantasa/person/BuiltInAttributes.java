package fi.ajantasa.person;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The attributes every installation knows. */
final class BuiltInAttributes {

    private static final Set<String> CARE = Set.of("customer-care", "billing");
    private static final Set<String> CARE_AND_MARKETING = Set.of("customer-care", "billing", "marketing");

    /** Where it matters for certain who somebody is (Data Protection Act 1050/2018 s.29). */
    private static final Set<String> CERTAIN = Set.of("customer-care", "billing", "credit", "collection");

    private static final Period LONG = Period.ofYears(10);
    private static final Period ACCOUNTING = Period.ofYears(6);
    private static final Period SHORT = Period.ofYears(2);

    private final List<Attribute> list = new ArrayList<>();

    private BuiltInAttributes() {
        identity();
        names();
        companies();
        life();
        restrictions();
        addresses();
        contacts();
        contract();
        credit();
    }

    static List<Attribute> list() {
        return new BuiltInAttributes().list;
    }

    private void identity() {
        add("hetu", ValueKind.HETU, Category.IDENTITY, CERTAIN, Sensitivity.CODE, ACCOUNTING);
        add("former-hetus", ValueKind.HETU, Category.IDENTITY, CERTAIN, Sensitivity.CODE, ACCOUNTING);
        add("business-id", ValueKind.BUSINESS_ID, Category.IDENTITY, CARE, Sensitivity.ORDINARY, ACCOUNTING);
        add("customer-kind", ValueKind.CODE, Category.IDENTITY, CARE, Sensitivity.ORDINARY, ACCOUNTING);
    }

    private void names() {
        name("company-name", CARE_AND_MARKETING);
        name("family-name", CARE_AND_MARKETING);
        name("given-names", CARE_AND_MARKETING);
        name("call-name", CARE_AND_MARKETING);
        name("middle-name", CARE);
        name("former-family-name", CARE);
        name("former-given-names", CARE);
    }

    private void companies() {
        add("company-form", ValueKind.CODE, Category.IDENTITY, CARE_AND_MARKETING, Sensitivity.ORDINARY, ACCOUNTING);
        add("main-business-line", ValueKind.TEXT, Category.OTHER, CARE_AND_MARKETING, Sensitivity.ORDINARY, SHORT);
        add("business-line-codes", ValueKind.TEXT, Category.OTHER, CARE_AND_MARKETING, Sensitivity.ORDINARY, SHORT);
        add("company-end-date", ValueKind.DATE, Category.LIFE, CARE_AND_MARKETING, Sensitivity.ORDINARY, ACCOUNTING);
        flag("company-ended", Category.LIFE, Effect.ON_RAISES);
        flag("bankruptcy", Category.LIFE, Effect.ON_RAISES);
        flag("liquidation", Category.LIFE, Effect.ON_RAISES);
        flag("reorganisation", Category.LIFE, Effect.ON_RAISES);
    }

    private void life() {
        add("birth-date", ValueKind.DATE, Category.LIFE, CARE_AND_MARKETING, Sensitivity.ORDINARY, ACCOUNTING);
        flag("deceased", Category.LIFE, Effect.ON_RAISES);
        add("death-date", ValueKind.DATE, Category.LIFE, CARE, Sensitivity.ORDINARY, ACCOUNTING);
        add("declared-dead-date", ValueKind.DATE, Category.LIFE, CARE, Sensitivity.ORDINARY, ACCOUNTING);
        add("language", ValueKind.CODE, Category.LIFE, CARE_AND_MARKETING, Sensitivity.ORDINARY, ACCOUNTING);
    }

    private void restrictions() {
        flag("protection-order", Category.RESTRICTION, Effect.ON_RAISES);
        add("protection-order-end", ValueKind.DATE, Category.RESTRICTION, CARE, Sensitivity.ORDINARY, LONG);
        flag("update-ban", Category.RESTRICTION, Effect.ON_RAISES);
        flag("disclosure-ban", Category.RESTRICTION, Effect.ON_RAISES);
        flag("direct-marketing-ban", Category.RESTRICTION, Effect.ON_RAISES);
        flag("on-phone-preference-list", Category.RESTRICTION, Effect.ON_RAISES);
        flag("on-post-preference-list", Category.RESTRICTION, Effect.ON_RAISES);
        flag("directory-marketing-ban", Category.RESTRICTION, Effect.ON_RAISES);
        flag("secret-number", Category.RESTRICTION, Effect.ON_RAISES);
        flag("listed-as-deceased", Category.RESTRICTION, Effect.ON_RAISES);
        flag("phone-wash-prohibited", Category.RESTRICTION, Effect.ON_RAISES);
        flag("phone-not-washed", Category.RESTRICTION, Effect.ON_RAISES);
        flag("consent-email", Category.CONSENT, Effect.ON_LOWERS);
        flag("consent-sms", Category.CONSENT, Effect.ON_LOWERS);
        flag("consent-automated-call", Category.CONSENT, Effect.ON_LOWERS);
        flag("objection-phone", Category.CONSENT, Effect.ON_RAISES);
        flag("objection-post", Category.CONSENT, Effect.ON_RAISES);
        flag("objection-email", Category.CONSENT, Effect.ON_RAISES);
        flag("objection-sms", Category.CONSENT, Effect.ON_RAISES);
    }

    private void addresses() {
        add("municipality", ValueKind.CODE, Category.ADDRESS, CARE_AND_MARKETING, Sensitivity.PROTECTED, ACCOUNTING);
        address("permanent-address", Sensitivity.PROTECTED);
        address("temporary-address", Sensitivity.PROTECTED);
        address("postal-address", Sensitivity.PROTECTED);
        address("contact-address", Sensitivity.ORDINARY);
        address("visiting-address", Sensitivity.PROTECTED);
        address("site-address", Sensitivity.PROTECTED);
    }

    private void contacts() {
        contact("mobile-phone", ValueKind.PHONE);
        contact("landline-phone", ValueKind.PHONE);
        contact("e-mail", ValueKind.EMAIL);
    }

    private void contract() {
        add("metering-point", ValueKind.TEXT, Category.CONTRACT, CARE, Sensitivity.PROTECTED, ACCOUNTING);
        add("contract-state", ValueKind.CODE, Category.CONTRACT, CARE, Sensitivity.ORDINARY, ACCOUNTING);
        add("contract-start", ValueKind.DATE, Category.CONTRACT, CARE, Sensitivity.ORDINARY, ACCOUNTING);
        add("contract-end", ValueKind.DATE, Category.CONTRACT, CARE, Sensitivity.ORDINARY, ACCOUNTING);
        add(
                "payment-reference",
                ValueKind.PAYMENT_REFERENCE,
                Category.CONTRACT,
                CARE,
                Sensitivity.ORDINARY,
                ACCOUNTING);
        add("payments", ValueKind.PAYMENT, Category.CONTRACT, CARE, Sensitivity.ORDINARY, SHORT);
        add("metering-points", ValueKind.METERING_POINT, Category.CONTRACT, CARE, Sensitivity.PROTECTED, SHORT);
        add("consumption", ValueKind.CONSUMPTION, Category.CONTRACT, CARE, Sensitivity.PROTECTED, SHORT);
    }

    private void credit() {
        credit("credit-purpose", ValueKind.CODE);
        credit("credit-purpose-until", ValueKind.DATE);
        credit("credit-status", ValueKind.CODE);
        credit("credit-defaults", ValueKind.TEXT);
        credit("credit-as-of", ValueKind.DATE);
        credit("credit-asked-for", ValueKind.CODE);
    }

    private void credit(String name, ValueKind kind) {
        add(name, kind, Category.CREDIT, Attribute.CREDIT_PURPOSES, Sensitivity.ORDINARY, SHORT);
    }

    private void name(String name, Set<String> purposes) {
        add(name, ValueKind.NAME, Category.NAME, purposes, Sensitivity.ORDINARY, ACCOUNTING);
    }

    private void address(String name, Sensitivity sensitivity) {
        add(name, ValueKind.ADDRESS, Category.ADDRESS, CARE_AND_MARKETING, sensitivity, ACCOUNTING);
    }

    private void contact(String name, ValueKind kind) {
        add(name, kind, Category.CONTACT, CARE_AND_MARKETING, Sensitivity.ORDINARY, SHORT);
    }

    private void flag(String name, Category category, Effect effect) {
        list.add(new Attribute(name, ValueKind.FLAG, category, CARE_AND_MARKETING, Sensitivity.ORDINARY, LONG, effect));
    }

    private void add(
            String name, ValueKind kind, Category category, Set<String> purposes, Sensitivity care, Period keep) {
        list.add(new Attribute(name, kind, category, purposes, care, keep, Effect.NONE));
    }
}
