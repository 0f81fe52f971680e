/**
 * 书记述职评议 (secretaries' duty reports).
 */
package org.zhengcheng.secretaryreport;
