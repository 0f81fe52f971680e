/**
 * What every request is held to, whoever makes it, and what every answer says to the browser: headers, where a change may
 * come from, how many requests and how long a query.
 */
package org.zhengcheng.identity.guard;
