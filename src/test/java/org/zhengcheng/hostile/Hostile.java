package org.zhengcheng.hostile;

import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that somebody sends who means ill. Each carries a canary: the file {@value #FILE} is written, a table
 * {@code canary} is made, {@value #ANSWER} is computed or a page holds an element {@code canary} only if the text was run and
 * not just kept.
 */
final class Hostile {

    /** Written by whatever runs a command. */
    static final String FILE = "/tmp/zhengcheng-canary";

    /** 7919 times 104729 is written nowhere; whoever shows it has computed it. */
    static final String ANSWER = "829348951";

    private static final String TIMES = "7919*104729";
    private static final String RUN = "T(java.lang.Runtime).getRuntime().exec('touch " + FILE + "')";
    private static final String LONG = "长".repeat(5_000);

    private Hostile() {}

    /** Every syntax in which Thymeleaf, Spring and the engine's language write what is to be computed. */
    static List<String> templates() {
        return List.of(
                "${" + TIMES + "}",
                "#{" + TIMES + "}",
                "*{" + TIMES + "}",
                "@{|/${" + TIMES + "}|}",
                "~{error :: ${" + TIMES + "}}",
                "__${" + TIMES + "}__",
                "__${" + RUN + "}__::.x",
                "~{::__${" + TIMES + "}__}",
                "[[${" + TIMES + "}]]",
                "[(${" + TIMES + "})]",
                "|${" + TIMES + "}|",
                "[# th:text=\"${" + TIMES + "}\"]x[/]",
                "<p th:text=\"${" + TIMES + "}\">x</p>",
                "<canary th:utext=\"${" + TIMES + "}\"></canary>",
                "${" + RUN + "}",
                "#{" + RUN + "}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${@environment.getProperty('java.home')}",
                "${execution.setVariable('canary', 1)}",
                "#{execution.getEngineServices()}",
                "${#ctx.springMacroRequestContext}",
                "${new java.util.Scanner(T(java.lang.Runtime).getRuntime().exec('id').getInputStream()).next()}",
                "{{" + TIMES + "}}",
                "<%= " + TIMES + " %>",
                "#set($x=" + TIMES + ")$x",
                "<#assign x=" + TIMES + ">${x}",
                "${jndi:ldap://127.0.0.1:1/canary}",
                "${env:PATH}",
                "%{" + TIMES + "}",
                "#{'{'}" + TIMES + "}",
                "redirect:https://canary.example/",
                "forward:/actuator/env",
                "{0} {1,number} '{2}' {",
                "%s %n %1$s %99999999d");
    }

    /** What ends a string in a query and goes on with one of its own. */
    static List<String> queries() {
        return List.of(
                "'",
                "''",
                "\\'",
                "\"",
                "' or '1'='1",
                "') or true --",
                "'; drop table canary; --",
                "'; create table canary (x int); --",
                "' union select password_hash from account --",
                "'||(select pg_sleep(9))||'",
                "1; select pg_sleep(9) --",
                "(select pg_sleep(9))",
                "name; create table canary(x int)",
                "case when true then pg_sleep(9) end",
                "$$; create table canary (x int); $$",
                "%' and 1=cast((select username from account limit 1) as int) and '%'='",
                "%",
                "_",
                "\\",
                "%_\\%",
                ":name ?1 ? ?? ${x}",
                "{call canary()}",
                "copy account to program 'touch " + FILE + "'");
    }

    /** What would be markup, a script or an address that runs if a page took it for more than a text. */
    static List<String> markup() {
        return List.of(
                "<script>alert('canary')</script>",
                "<canary>x</canary>",
                "\"><canary onfocus=alert(1) autofocus tabindex=1>",
                "'><img src=x onerror=alert('canary')>",
                "<svg/onload=alert('canary')>",
                "<svg><animate onbegin=alert('canary') attributeName=x dur=1s>",
                "</title><script>alert('canary')</script>",
                "</textarea><script>alert('canary')</script>",
                "</option></select><canary>",
                "--><canary>",
                "]]><canary>",
                "<!--<canary>-->",
                "javascript:alert('canary')",
                "data:text/html,<script>alert('canary')</script>",
                "<a href=\"java\tscript:alert('canary')\">x</a>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<style>@import '//canary.example';</style>",
                "<base href='//canary.example/'>",
                "<form action='//canary.example/'><button>canary</button></form>",
                "<meta http-equiv=refresh content='0;url=//canary.example/'>",
                "<link rel=stylesheet href=//canary.example/>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert('canary')>",
                "＜script＞alert('canary')＜/script＞",
                "&lt;canary&gt;",
                "&#60;canary&#62;",
                "\\u003ccanary\\u003e",
                "` onmouseover=alert('canary') `");
    }

    /** What ends a line where one line is meant, and what numbers, dates and ways nobody has. */
    static List<String> oddities() {
        return List.of(
                "canary\r\nSet-Cookie: canary=1",
                "canary\r\n\r\n<canary>",
                "canary\n2026-01-01T00:00:00.000Z  WARN 1 --- [zhengcheng] canary : forged",
                "%0d%0aX-Canary: 1",
                "../../../../etc/passwd",
                "..\\..\\..\\windows\\win.ini",
                "file:///etc/passwd",
                "/etc/passwd%00.pdf",
                "classpath:application.yaml",
                "http://127.0.0.1:1/canary",
                "=cmd|' /C calc'!A0",
                "+1+1",
                "@SUM(1)",
                "999999999999999999999999999999",
                "-1",
                "1e400",
                "NaN",
                "0x7fffffff",
                "9223372036854775808",
                "+999999999-12-31",
                "0000-00-00",
                "2026-02-30",
                "24:60",
                "00000000-0000-0000-0000-000000000000",
                "{\"canary\": [1,2,3]}",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/passwd\">]><x>&c;</x>",
                "e\u0301\u0323\u0323\u0323\u0323\u0323\u0323",
                "\ufeff\u200b\u200d\u00ad",
                "ﷺ".repeat(50),
                "𠮷𡈽👨‍👩‍👧‍👦",
                "İıſK",
                LONG);
    }

    /** Signs that no text may hold. */
    static List<String> unseen() {
        return List.of(
                "canary\u0000.pdf",
                "canary\u001b[2J\u001b[31m",
                "canary\u202efdp.exe",
                "canary\u2066x\u2069",
                "canary\u0008\u0008",
                "canary\u0085next",
                "canary\uffff");
    }

    static List<String> all() {
        return Stream.of(templates(), queries(), markup(), oddities(), unseen())
                .flatMap(List::stream)
                .toList();
    }
}
