package org.zhengcheng.organization.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;
import org.zhengcheng.identity.session.SignIns;
import org.zhengcheng.ledger.Ledger;

/** The security administrator's pages: all accounts, one of them, and a new one. */
@Controller
class AccountController {

    private static final int HISTORY = 30;
    private static final int LONGEST_REASON = 200;

    private final AccountDirectory accounts;
    private final AccountActs acts;
    private final SignIns signIns;
    private final FreshSignIn fresh;
    private final Ledger ledger;

    AccountController(AccountDirectory accounts, AccountActs acts, SignIns signIns, FreshSignIn fresh, Ledger ledger) {
        this.accounts = accounts;
        this.acts = acts;
        this.signIns = signIns;
        this.fresh = fresh;
        this.ledger = ledger;
    }

    @GetMapping("/accounts")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        acts.demand(actor);
        List<AccountRow> rows = accounts.page(q, after);
        boolean more = rows.size() > AccountDirectory.PAGE;
        List<AccountRow> shown = more ? rows.subList(0, AccountDirectory.PAGE) : rows;
        model.addAttribute("q", q);
        model.addAttribute("rows", shown);
        model.addAttribute("last", more ? shown.get(shown.size() - 1).username() : null);
        return "organization/account/list";
    }

    @GetMapping("/accounts/{id}")
    String one(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        acts.demand(actor);
        return page(find(id), actor, model, null);
    }

    @PostMapping("/accounts/{id}/lock")
    String lock(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AccountRow account = grave(id, actor, request);
        if (why.isBlank()) {
            return askedWhy(account, actor, response, model, "lock");
        }
        acts.lock(account, shortened(why), actor);
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/unlock")
    String unlock(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        acts.unlock(grave(id, actor, request), actor);
        return "redirect:/accounts/" + id;
    }

    /** The new password is in this answer and nowhere else. */
    @PostMapping("/accounts/{id}/reset")
    String reset(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AccountRow account = grave(id, actor, request);
        if (why.isBlank()) {
            return askedWhy(account, actor, response, model, "reset");
        }
        return shownOnce(model, account, acts.reset(account, shortened(why), actor));
    }

    @PostMapping("/accounts/{id}/end")
    String end(
            @PathVariable UUID id,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash) {
        flash.addFlashAttribute("ended", acts.endSignIns(grave(id, actor, request), actor));
        return "redirect:/accounts/" + id;
    }

    /** First whose account it is to be, then its name. */
    @GetMapping("/accounts/new")
    String begin(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) UUID person,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            Model model) {
        acts.demand(actor);
        fresh.demand(request, "/accounts/new");
        return newPage(model, q, person == null ? Optional.empty() : accounts.person(person), "", null);
    }

    @PostMapping("/accounts/new")
    String create(
            @RequestParam UUID person,
            @RequestParam(defaultValue = "") String username,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        acts.demand(actor);
        fresh.demand(request, "/accounts/new?person=" + person);
        AccountDirectory.Candidate whose = accounts.person(person).orElseThrow(AccountController::missing);
        String name = username.strip();
        boolean good = AccountActs.isGoodName(name);
        Optional<AccountActs.Created> created =
                good ? acts.create(person, whose.name(), name, actor) : Optional.empty();
        if (created.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return newPage(model, "", Optional.of(whose), username, good ? "account.name.taken" : "account.name.wrong");
        }
        return shownOnce(model, find(created.get().id()), created.get().password());
    }

    @ExceptionHandler(NotSecurityAdministrator.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused() {
        return "organization/account/refused";
    }

    private AccountRow grave(UUID id, Actor actor, HttpServletRequest request) {
        acts.demand(actor);
        fresh.demand(request, "/accounts/" + id);
        return find(id);
    }

    private AccountRow find(UUID id) {
        return accounts.find(id).orElseThrow(AccountController::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private String askedWhy(AccountRow account, Actor actor, HttpServletResponse response, Model model, String act) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(account, actor, model, act);
    }

    private String page(AccountRow account, Actor actor, Model model, String withoutReason) {
        model.addAttribute("account", account);
        model.addAttribute("own", account.personId().equals(actor.personId()));
        model.addAttribute("signIns", signIns.of(account.id(), null));
        model.addAttribute("past", ledger.latest(account.id(), HISTORY));
        model.addAttribute("withoutReason", withoutReason);
        return "organization/account/one";
    }

    private String newPage(
            Model model, String q, Optional<AccountDirectory.Candidate> person, String username, String wrong) {
        model.addAttribute("q", q);
        model.addAttribute("people", person.isPresent() ? List.of() : accounts.people(q));
        model.addAttribute("person", person.orElse(null));
        model.addAttribute("username", username);
        model.addAttribute("wrong", wrong);
        return "organization/account/new";
    }

    private static String shownOnce(Model model, AccountRow account, String password) {
        model.addAttribute("account", account);
        model.addAttribute("password", password);
        return "organization/account/password";
    }

    private static String shortened(String why) {
        String said = why.strip();
        return said.substring(0, Math.min(said.length(), LONGEST_REASON));
    }
}
