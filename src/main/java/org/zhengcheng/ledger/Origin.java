package org.zhengcheng.ledger;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * From where an act came; nulls if nobody asked for it, as with what is done at fixed times.
 *
 * @param address of the machine
 * @param device how the browser names itself
 */
record Origin(String address, String device) {

    private static final int LONGEST = 200;

    /** That of the request being answered. */
    static Origin here() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            String device = request.getHeader(HttpHeaders.USER_AGENT);
            return new Origin(
                    request.getRemoteAddr(),
                    device == null ? null : device.substring(0, Math.min(device.length(), LONGEST)));
        }
        return new Origin(null, null);
    }
}
