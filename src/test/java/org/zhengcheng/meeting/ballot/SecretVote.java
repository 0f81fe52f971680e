package org.zhengcheng.meeting.ballot;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;

/** A vote as a voter's browser makes one. */
public record SecretVote(List<Integer> choices, List<Integer> phrase, String nonce) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Makes one up with a phrase of chance.
     *
     * @param choices for each question the number of the option, from 0
     */
    public static SecretVote of(Integer... choices) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return new SecretVote(
                List.of(choices),
                RANDOM.ints(3, 0, 256).boxed().toList(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    }

    /** What is sealed: as long as any other vote with so many questions. */
    public byte[] plain() {
        String text =
                "{\"choices\":" + numbers(choices) + ",\"phrase\":" + numbers(phrase) + ",\"nonce\":\"" + nonce + "\"}";
        byte[] padded = new byte[128 + 4 * choices.size()];
        Arrays.fill(padded, (byte) ' ');
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        return padded;
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** Sealed for both tellers, one seal inside the other. */
    public byte[] sealed(UUID ballotId, byte[] firstKey, byte[] secondKey) {
        return TellerKey.seal(firstKey, ballotId, 2, TellerKey.seal(secondKey, ballotId, 1, plain()));
    }

    /** Does what a voter's page does. */
    public HttpResponse<String> cast(Browser voter, UUID itemId) {
        Page page = voter.get("/ballots/" + itemId);
        return send(voter, itemId, sealed(page), TellerKey.token(page));
    }

    /** Seals it for the tellers whose keys stand on a page. */
    byte[] sealed(Page page) {
        return sealed(
                UUID.fromString(page.attribute("[data-ballot]", "data-ballot")),
                Base64.getDecoder().decode(page.attribute("form[data-vote]", "data-first")),
                Base64.getDecoder().decode(page.attribute("form[data-vote]", "data-second")));
    }

    static HttpResponse<String> send(Browser voter, UUID itemId, byte[] sealed, String token) {
        return voter.script(
                "/ballots/" + itemId + "/cast",
                Map.of("vote", Base64.getEncoder().encodeToString(sealed), "_csrf", token));
    }
}
