package org.zhengcheng.crash;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

/**
 * Carries one applicant's cases on and on, as the applicant, the secretary and the organiser would. An answer that is lost
 * is asked for again with the same key, after signing in again if need be, before anything else is done.
 */
final class DrivenApplicant implements Runnable {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration RESTART = Duration.ofMinutes(2);
    private static final int TRIES = 200;

    private final String address;
    private final String username;
    private final String password;
    private final Diary diary;
    private final BooleanSupplier goOn;
    private final Random chance;
    private final Browser stranger;
    private final Map<String, Browser> browsers = new HashMap<>();

    private UUID caseId;
    private int version;
    private String step;
    private Pressed pressed;
    private int triesWithoutAnswer;

    DrivenApplicant(String address, String username, String password, Diary diary, BooleanSupplier goOn, long seed) {
        this.address = address;
        this.username = username;
        this.password = password;
        this.diary = diary;
        this.goOn = goOn;
        this.chance = new Random(seed);
        this.stranger = Browser.stranger(address);
    }

    /** Ends when it should and nothing is open any more. */
    @Override
    public void run() {
        while (goOn.getAsBoolean() || pressed != null) {
            try {
                if (pressed == null) {
                    prepare();
                    press(pressed.form.send());
                } else {
                    press(pressed.form.sendFrom(as(pressed.actor).get("/")));
                }
            } catch (UncheckedIOException | Interrupted lost) {
                comeBack(lost);
            }
        }
    }

    /** What was not pressed yet is prepared anew; what was pressed stays to be asked for again. */
    private void comeBack(RuntimeException lost) {
        if (++triesWithoutAnswer > TRIES) {
            throw new IllegalStateException(username + " gets no answer any more", lost);
        }
        if (pressed != null) {
            diary.lostAnAnswer();
        }
        browsers.clear();
        await().atMost(RESTART)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> stranger.get("/sign-in").status() == 200);
    }

    private void prepare() {
        if (caseId == null) {
            Form form = form(as(Course.APPLICANT).get("/procedures/member-development"), "form[action*=/procedures/]");
            hold(form, Course.APPLICANT, Attempt.opening(key(form)));
            return;
        }
        boolean withdrawing = chance.nextInt(100) < 6;
        String act = withdrawing ? Course.WITHDRAW : step;
        Browser browser = as(Course.actor(act));
        Page page = withdrawing
                ? browser.get("/cases/" + caseId + "/steps/withdraw")
                : browser.get(link(browser.get("/cases/" + caseId)));
        Form form = form(page, "form[data-step$=/" + act + "]");
        if (chance.nextInt(100) < 8) {
            assertRefused(form.set("outcome", "none"), act, "none", 422);
            if (chance.nextBoolean()) {
                form.set("_operation", UUID.randomUUID().toString());
            }
        }
        String outcome = fill(form, act);
        hold(form, Course.actor(act), Attempt.step(key(form), act, caseId, version, outcome));
        if (chance.nextInt(100) < 8) {
            pressed = pressed.with(fillAnother(page, act, outcome));
        }
    }

    /** From here on the form counts as pressed, even if it never leaves. */
    private void hold(Form form, String actor, Attempt attempt) {
        diary.write(attempt);
        pressed = new Pressed(form, actor, attempt, null);
    }

    private Form fillAnother(Page page, String act, String outcome) {
        Form other = form(page.browser().get(page.uri().toString()), "form[data-step$=/" + act + "]");
        fill(other, act);
        // A tab from before there was a draft; with the draft's key the same content would be the same submission.
        return other.set("outcome", outcome).set("_operation", UUID.randomUUID().toString());
    }

    private void press(Page answer) {
        requireAnswer(answer);
        UUID result = result(answer, pressed.attempt.act());
        if (result == null) {
            diary.surprise("refused with " + answer.status() + ": " + pressed.attempt + ": " + answer.text());
            diary.write(pressed.attempt.refused());
            pressed = null;
            return;
        }
        triesWithoutAnswer = 0;
        Pressed done = pressed;
        diary.write(done.attempt.done(result));
        pressed = null;
        moveOn(done.attempt, result);
        if (chance.nextInt(100) < 10) {
            assertSameAnswer(done, result);
        }
        if (done.staleTab != null) {
            assertRefused(done.staleTab, done.attempt.act(), done.attempt.outcome(), 409);
        }
    }

    private void moveOn(Attempt attempt, UUID result) {
        if (attempt.act().equals(Attempt.OPEN)) {
            caseId = result;
            version = 0;
            step = Course.FIRST;
            return;
        }
        version++;
        step = Course.next(attempt.act(), attempt.outcome());
        if (step.equals(Course.END)) {
            caseId = null;
        }
    }

    private void assertSameAnswer(Pressed done, UUID result) {
        Page again = done.form.sendFrom(as(done.actor).get("/"));
        requireAnswer(again);
        if (!result.equals(result(again, done.attempt.act()))) {
            diary.surprise("another answer to the same key: " + done.attempt + ": " + again.text());
        }
    }

    /** Whatever becomes of it, it must leave nothing behind. */
    private void assertRefused(Form form, String act, String outcome, int status) {
        Attempt attempt = Attempt.step(key(form), act, caseId, version, outcome).refused();
        diary.write(attempt);
        Page answer = form.send();
        requireAnswer(answer);
        if (answer.status() != status) {
            diary.surprise("not refused with " + status + " but " + answer.status() + ": " + answer.text());
        }
    }

    /** @throws Interrupted if the application had nothing to say about the matter: it is ill, or has forgotten us */
    private static void requireAnswer(Page page) {
        boolean done = page.taken().isPresent();
        if (!done
                && (page.status() >= 500
                        || page.status() == 403
                        || page.uri().getPath().equals("/sign-in"))) {
            throw new Interrupted(page.status() + " " + page.uri() + ": " + page.text());
        }
    }

    /** Null if it was refused. */
    private static UUID result(Page page, String act) {
        if (act.equals(Attempt.OPEN)) {
            return page.uri().getPath().startsWith("/cases/") ? page.caseId() : null;
        }
        return page.taken().orElse(null);
    }

    private String fill(Form form, String act) {
        String today = LocalDate.now(SHANGHAI).toString();
        String outcome = "pass";
        switch (act) {
            case Course.FIRST -> form.set("applicationDate", today).upload("letter", "letter.pdf", someFile());
            case "register-application" -> {
                form.set("receivedDate", today);
                outcome = chance.nextBoolean() ? "pass" : "return";
            }
            case "application-talk" -> {
                form.set("talkDate", today)
                        .set("talker", form.options("talker").get(0))
                        .set("content", "照实填写");
                outcome = chance.nextInt(4) > 0 ? "pass" : "return";
            }
            case "nominate-activist" -> {
                form.set("nominationMethods", "members").set("meetingDate", today);
                form.set("should", "10").set("actual", "8");
                form.set("agree", "8").set("against", "0").set("abstain", "0");
                form.upload("minutes", "minutes.pdf", someFile());
            }
            case "file-activist" -> {
                form.set("filedDate", today);
                outcome = "reject";
            }
            case Course.WITHDRAW -> form.set("withdrawnDate", today);
            default -> throw new IllegalStateException(act);
        }
        form.set("outcome", outcome);
        if (!outcome.equals("pass")) {
            form.set("reason", "材料要改");
        }
        return outcome;
    }

    private byte[] someFile() {
        return (new String(Form.PDF, StandardCharsets.UTF_8) + "% " + chance.nextLong() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String link(Page casePage) {
        if (casePage.status() != 200 || !casePage.has("a.btn--main[href*=/steps/]")) {
            throw new Interrupted("No way to " + step + " on " + casePage.uri() + ": " + casePage.text());
        }
        return casePage.attribute("a.btn--main[href*=/steps/]", "href");
    }

    private static Form form(Page page, String selector) {
        if (page.status() != 200 || !page.has(selector)) {
            throw new Interrupted("No form " + selector + " on " + page.uri() + ": " + page.text());
        }
        return page.form(selector);
    }

    private static UUID key(Form form) {
        return UUID.fromString(form.value("_operation"));
    }

    private Browser as(String role) {
        return browsers.computeIfAbsent(role, who -> {
            try {
                return Browser.signIn(address, who.equals(Course.APPLICANT) ? username : who, password);
            } catch (IllegalStateException | AssertionError refused) {
                throw new Interrupted("No sign-in: " + refused.getMessage());
            }
        });
    }

    /** The way was cut off; nothing was refused. */
    private static final class Interrupted extends RuntimeException {

        Interrupted(String where) {
            super(where);
        }
    }

    /** A form that was pressed and by whom; perhaps with the same form in another tab. */
    private record Pressed(Form form, String actor, Attempt attempt, Form staleTab) {

        Pressed with(Form other) {
            return new Pressed(form, actor, attempt, other);
        }
    }
}
